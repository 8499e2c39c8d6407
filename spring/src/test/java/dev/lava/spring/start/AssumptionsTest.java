package dev.lava.spring.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
  private static final Map<String, String> BUILD =
      Map.of("APP_MAIL_HOST", "localhost", "MAIN_CLASS", "com.example.App", "TABLE", "orders");

  private final Assumptions assumptions =
      Assumptions.of(List.of("app.mail.host", "feature.dark-mode"), BUILD);

  @Test
  void hold_under_the_same_variables() {
    assertThat(assumptions.broken(BUILD)).isEmpty();
  }

  @Test
  void hold_whatever_variables_there_are_that_nobody_asked_for() {
    assertThat(assumptions.broken(with("TABLE", "other"))).isEmpty();
    assertThat(assumptions.broken(with("APP_MAIL", "x"))).isEmpty();
    assertThat(assumptions.broken(with("FEATURE_DARKER", "x"))).isEmpty();
  }

  @Nested
  class Are_broken_by {
    @Test
    void another_value() {
      assertThat(assumptions.broken(with("APP_MAIL_HOST", "mail"))).containsOnly("APP_MAIL_HOST");
    }

    @Test
    void one_that_is_gone() {
      assertThat(assumptions.broken(Map.of("APP_MAIL_HOST", "localhost")))
          .containsOnly("MAIN_CLASS");
    }

    @Test
    void one_that_was_asked_for_and_was_not_there_in_any_form_of_its_name() {
      for (String form :
          List.of(
              "FEATURE_DARKMODE", "FEATURE_DARK_MODE", "feature.dark-mode", "feature.darkMode")) {
        assertThat(assumptions.broken(with(form, "true"))).containsOnly(form);
      }
    }

    @Test
    void one_below_what_was_asked_for() {
      assertThat(assumptions.broken(with("APP_MAIL_HOST_NAME", "x")))
          .containsOnly("APP_MAIL_HOST_NAME");
    }

    @Test
    void a_profile_even_if_nobody_was_seen_to_ask_for_it() {
      assertThat(assumptions.broken(with("SPRING_PROFILES_ACTIVE", "prod")))
          .containsOnly("SPRING_PROFILES_ACTIVE");
    }
  }

  @Nested
  class Their_text {
    @Test
    void has_no_value_and_nothing_that_was_not_asked_for() {
      assertThat(assumptions.text())
          .contains("asked appmailhost\n", "value APP_MAIL_HOST ")
          .doesNotContain("localhost", "com.example", "TABLE");
    }

    @Test
    void gives_the_same_assumptions() throws Exception {
      Assumptions read = Assumptions.read(new StringReader(assumptions.text()));

      assertThat(read.text()).isEqualTo(assumptions.text());
      assertThat(read.broken(with("MAIN_CLASS", "com.example.Other"))).containsOnly("MAIN_CLASS");
    }

    @Test
    void is_refused_where_it_is_something_else() {
      assertThatThrownBy(() -> Assumptions.read(new StringReader("asked a\nhello\n")))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "META-INF/lava/spring-assumptions has the line 'hello'; each begins with 'asked' or 'value'");
    }
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> variables = new HashMap<>(BUILD);
    variables.put(name, value);
    return variables;
  }
}
