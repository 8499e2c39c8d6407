package dev.lava.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

class AskedPropertiesTest {
  private final AskedProperties asked = new AskedProperties();
  private final StandardEnvironment environment = new StandardEnvironment();

  @BeforeEach
  void listen() {
    environment.getPropertySources().addLast(new MapPropertySource("own", Map.of("a.b", "text")));
    ConfigurationPropertySources.attach(environment);
    asked.listenTo(environment);
  }

  @Test
  void are_those_that_are_read_whether_they_are_there_or_not() {
    assertThat(environment.getProperty("a.b")).isEqualTo("text");
    assertThat(environment.containsProperty("feature.dark-mode")).isFalse();

    assertThat(asked.names()).contains("a.b", "feature.dark-mode");
  }

  @Test
  void are_those_that_an_expression_has_in_it() {
    assertThat(environment.resolvePlaceholders("${table}-${a.b}")).isEqualTo("${table}-text");

    assertThat(asked.names()).contains("a.b", "table");
  }

  @Test
  void are_those_of_objects_and_maps_that_are_bound() {
    Binder binder = Binder.get(environment);
    assertThat(binder.bind("a", Bindable.mapOf(String.class, String.class)).get())
        .containsEntry("b", "text");
    assertThat(binder.bind("mail", Mail.class).isBound()).isFalse();

    assertThat(asked.names()).contains("a", "mail", "mail.host");
  }

  @Test
  void are_the_profiles_where_one_is_a_condition() {
    Environment conditions = environment;
    assertThat(conditions.acceptsProfiles(Profiles.of("prod"))).isFalse();

    assertThat(asked.names()).contains("spring.profiles.active");
  }

  /** As applications have them. */
  record Mail(String host) {}
}
