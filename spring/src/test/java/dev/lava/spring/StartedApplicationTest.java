package dev.lava.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class StartedApplicationTest {
  @TempDir Path directory;

  @Configuration
  static class App {
    static boolean made;

    @Bean
    String greeting() {
      made = true;
      return "hi";
    }
  }

  static final class InConstructor {
    InConstructor() {
      run();
    }
  }

  static final class InInitializer {
    static final ConfigurableApplicationContext CONTEXT = run();
  }

  static final class Failing {
    Failing() {
      throw new IllegalStateException("TABLE is not set");
    }
  }

  private static ConfigurableApplicationContext run() {
    return new SpringApplicationBuilder(App.class)
        .main(App.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .run();
  }

  @Test
  void a_handler_that_runs_one_when_it_is_made_is_stopped_before_there_are_beans() {
    StartedApplication started = StartedApplication.of(InConstructor.class.getName()).orElseThrow();

    assertThat(started.mainClass()).isEqualTo(App.class);
    assertThat(started.context().isActive()).isFalse();
    assertThat(App.made).isFalse();
  }

  @Test
  void so_is_one_that_does_it_when_its_class_is_initialized() {
    assertThat(StartedApplication.of(InInitializer.class.getName())).isPresent();
  }

  @Test
  void other_handlers_have_none() {
    assertThat(StartedApplication.of(Object.class.getName())).isEmpty();
  }

  @Test
  void a_handler_that_cannot_be_made_says_why() {
    assertThatThrownBy(() -> StartedApplication.of(Failing.class.getName()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the handler's class cannot be made: " + Failing.class.getName())
        .hasRootCauseMessage("TABLE is not set");
  }

  @Test
  void its_context_is_processed_under_the_name_that_spring_looks_for() {
    StartedApplication started = StartedApplication.of(InConstructor.class.getName()).orElseThrow();

    new ContextProcessor(started, directory).process();

    assertThat(
            directory.resolve(
                "sources/dev/lava/spring/StartedApplicationTest_App__ApplicationContextInitializer.java"))
        .exists();
  }
}
