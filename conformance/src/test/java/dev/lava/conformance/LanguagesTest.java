package dev.lava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions in Kotlin, Scala and Groovy, as their own compilers compile them. */
class LanguagesTest {
  @TempDir static Path directory;
  private static final Map<Compilers, Path> CLASSES = new EnumMap<>(Compilers.class);

  @BeforeAll
  static void compile() throws IOException, InterruptedException {
    for (Compilers compiler : Compilers.values()) {
      CLASSES.put(compiler, compiler.compile(directory));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          KOTLIN | OfDraft                | {"id":"a"}                          | {"id":"a","count":2,"open":true}
          KOTLIN | OfMap                  | {"b":null,"a":[1]}                  | ["a","b"]
          KOTLIN | OfNullable             | null                                | null
          KOTLIN | Companioned::instance  | [{"count":2},{}]                    | 3
          KOTLIN | Companioned::static    | "a"                                 | "static a"
          KOTLIN | OrdersKt::topLevel     | {"id":"a"}                          | "a probe"
          SCALA  | OfDraft                | {"id":"a"}                          | {"id":"a","count":2}
          SCALA  | OfMap                  | {"b":null,"a":[1]}                  | ["a","b"]
          SCALA  | Static::handle         | "a"                                 | "static a"
          SCALA  | Single::handleRequest  | "a"                                 | "single a"
          GROOVY | OfOrder                | {"id":"a","open":true}              | {"id":"a","count":1,"open":true}
          GROOVY | OfMap                  | {"a":[1,2]}                         | {"A":[1,2]}
          GROOVY | Plain::handle          | {"numbers":[1,2]}                   | {"sum":3}
          GROOVY | Plain::still           | "a"                                 | "static a"
          """)
  void functions_do_as_on_AWS_runtime(
      Compilers compiler, String handler, String event, String answer) {
    assertThat(answer(FunctionRuntime.LAVA, compiler, handler, event)).isEqualTo(answer);
    assertThat(answer(FunctionRuntime.AWS, compiler, handler, event)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          KOTLIN | Single      | "a"                    | "single a"
          SCALA  | Single$     | "a"                    | "single a"
          GROOVY | Plain::text | "a"                    | "text a"
          """)
  void functions_do_where_AWS_runtime_does_not(
      Compilers compiler, String handler, String event, String answer) {
    assertThat(answer(FunctionRuntime.LAVA, compiler, handler, event)).isEqualTo(answer);
    assertThat(answer(FunctionRuntime.AWS, compiler, handler, event)).isNotEqualTo(answer);
  }

  /** Without a constructor without parameters, nothing says which value goes where. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          KOTLIN | OfOrder            | {"id":"a"}           | An error occurred during JSON parsing
          SCALA  | OfOrder            | {"id":"a","count":2} | An error occurred during JSON parsing
          KOTLIN | Suspending::handle | "a"                  | No public method named handle with appropriate method signature found
          """)
  void functions_do_on_neither(Compilers compiler, String handler, String event, String message) {
    assertThat(answer(FunctionRuntime.LAVA, compiler, handler, event))
        .startsWith("{\"errorMessage\":\"" + message);
    assertThat(answer(FunctionRuntime.AWS, compiler, handler, event))
        .startsWith("{\"errorMessage\":\"" + message);
  }

  private static String answer(
      FunctionRuntime runtime, Compilers compiler, String handler, String event) {
    String name = "dev.lava.conformance." + compiler.name().toLowerCase(java.util.Locale.ROOT);
    List<Path> classes = List.of(CLASSES.get(compiler));
    try (RunningFunction function =
        RunningFunction.start(
            new JvmLauncher(runtime, name + "." + handler, classes),
            Duration.ofMinutes(1),
            Map.of())) {
      return function.answer(event);
    }
  }
}
