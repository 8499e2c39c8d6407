package dev.lava.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.Factories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of the shapes that AWS's runtime does not know. */
class OtherShapesTest {
  private static final String FACTORIES = Factories.class.getName();

  @Nested
  class A_class {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            Doubling   | [1,2]      | [2,4]
            Giving     | no JSON    | {"name":"Ada","age":0}
            Taking     | {"age":1}  | null
            Two        | "a"        | "handler"
            Configured | {}         | "env"
            Either     | {}         | "plain"
            Single     | "a"        | "single a"
            """)
    void of_java_util_function_answers(String name, String event, String answer) {
      assertThat(fate("$" + name, event)).isEqualTo(new Fate.Answered(answer));
    }

    @Test
    void of_java_util_function_fails_with_what_it_throws() {
      assertThat(fate("$Taking", "{\"age\":-1}"))
          .isEqualTo(new Fate.Threw("java.lang.IllegalArgumentException", "age -1"));
    }

    @Test
    void that_leaves_its_types_open_is_told_how_to_name_them() {
      assertThat(fate("$OpenFunction", "{}"))
          .isEqualTo(
              new Fate.NotLoaded(
                  "Class dev.lava.functions.Factories$OpenFunction does not implement Function with"
                      + " concrete type parameters: parameter T has no upper bound. Name them, as in"
                      + " Function<Map<String, Object>, String>."));
    }

    @Test
    void with_a_field_INSTANCE_of_another_type_has_no_instance() {
      assertThat(fate("$NotSingle", "{}"))
          .isEqualTo(
              new Fate.NotLoaded(
                  "Class dev.lava.functions.Factories$NotSingle has no public zero-argument"
                      + " constructor. Add one, or one that takes a Map<String, String> of the"
                      + " environment variables, or name a static method."));
    }
  }

  @Nested
  class A_static_method_without_parameters {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            lambda   | "a"         | "A"
            generic  | [{"age":7}] | {"oldest":7}
            supplier | no JSON     | [1,2]
            consumer | {"a":"b"}   | null
            streams  | any bytes   | any bytes
            ofClass  | "a"         | "A"
            raw      | "a"         | "A"
            """)
    void makes_the_function(String name, String event, String answer) {
      assertThat(fate("::" + name, event)).isEqualTo(new Fate.Answered(answer));
    }

    @Test
    void is_the_function_where_it_returns_anything_else() {
      assertThat(fate("::list", "")).isEqualTo(new Fate.Answered("[\"a\"]"));
    }

    @Test
    void is_the_function_where_it_is_not_static() {
      assertThat(fate("$OfInstance::create", "")).isInstanceOf(Fate.Answered.class);
    }

    @Test
    void must_make_one() {
      assertThat(fate("::missing", ""))
          .isEqualTo(
              new Fate.NotLoaded(
                  FACTORIES + "::missing returned null. It must return the function."));
      assertThat(fate("::failing", "")).isEqualTo(new Fate.NotLoaded("no configuration"));
      assertThat(fate("::open", ""))
          .isEqualTo(
              new Fate.NotLoaded(
                  FACTORIES
                      + "::open must name the types of what it returns, as in"
                      + " Function<Map<String, Object>, String>."));
    }
  }

  private static Fate fate(String name, String event) {
    return Fate.ofOurs(OtherShapesTest.class.getClassLoader(), FACTORIES + name, event);
  }
}
