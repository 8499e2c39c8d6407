package dev.lava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.InvocationResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AWS's tests of its runtime client ask of it from outside, asked of both runtimes. In {@code
 * aws-lambda-java-runtime-interface-client} of aws/aws-lambda-java-libs: {@code test/integration}
 * (one invocation in each distribution), {@code test-handlers/EchoHandler.java}, and {@code
 * EventHandlerLoaderTest} with {@code src/test/java/test/lambda/handlers} (each shape succeeds).
 */
class BlackBoxTest {
  static Stream<Arguments> functions() {
    return Stream.of(FunctionRuntime.values())
        .flatMap(
            runtime ->
                Stream.of(
                        "$Objects",
                        "$Streams",
                        "$Methods::nothing",
                        "$Methods::event",
                        "$Methods::context",
                        "$Methods::both")
                    .map(handler -> Arguments.of(runtime, Named.of(handler, handler))));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void every_shape_succeeds(FunctionRuntime runtime, String handler) {
    String event = handler.contains("::") ? "\"Hello\"" : "{}";
    try (RunningFunction function =
        RunningFunction.start(runtime, BlackBox.class.getName() + handler)) {
      assertThat(function.answer(event)).isEqualTo("\"success\"");
      assertThat(function.answer(event)).isEqualTo("\"success\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_echo_knows_its_context_and_logs(FunctionRuntime runtime) {
    try (RunningFunction function = RunningFunction.start(runtime, BlackBox.Echo.class.getName())) {
      InvocationResult result = function.invoke("{\"key\":\"value\",\"number\":[1,2.5,null]}");

      assertThat(result.payload().text())
          .isEqualTo(
              """
              {"functionName":"probe","key":"value","number":[1,2.5,null],"requestId":"%s",\
              "timeLeft":true}"""
                  .formatted(result.report().requestId()));
      assertThat(result.logTail()).contains("Processing event: {key=value, number=[1, 2.5, null]}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_function_that_is_not_there_fails_with_its_name(FunctionRuntime runtime) {
    try (RunningFunction function = RunningFunction.start(runtime, "helloworld.App")) {
      assertThat(function.answer("{}"))
          .startsWith("{\"errorMessage\":\"Class not found: helloworld.App")
          .endsWith("\"errorType\":\"java.lang.ClassNotFoundException\"}");
    }
  }
}
