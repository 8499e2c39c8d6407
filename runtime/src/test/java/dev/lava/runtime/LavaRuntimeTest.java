package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.ProcessFunctions;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import dev.lava.runtime.FixedRuntimeApi.Posted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime as a real process against a Runtime API on a socket. */
class LavaRuntimeTest {
  @ParameterizedTest
  @EnumSource
  void events_are_answered_in_whatever_manner_the_API_speaks(Manner manner) throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(manner);
        RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Echo.class)) {
      api.event("{\"name\":\"Ada\",\"times\":3}").event("{\"name\":\"Bob\"}");

      Posted first = api.posted();
      Posted second = api.posted();

      assertThat(first.path()).isEqualTo("/2018-06-01/runtime/invocation/request-1/response");
      assertThat(first.headers()).containsEntry("content-type", "application/json");
      assertThat(first.body()).isEqualTo("{\"name\":\"Ada\",\"times\":3}");
      assertThat(second.path()).isEqualTo("/2018-06-01/runtime/invocation/request-2/response");
      assertThat(second.body()).isEqualTo("{\"name\":\"Bob\",\"times\":0}");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void the_context_tells_what_the_API_and_the_environment_say() throws Exception {
    Map<String, String> variables =
        Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "greeter",
            "AWS_LAMBDA_FUNCTION_VERSION", "7",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
            "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/greeter",
            "AWS_LAMBDA_LOG_STREAM_NAME", "s");
    String headers =
        """
        Lambda-Runtime-Trace-Id: Root=1
        Lambda-Runtime-Client-Context: {"client":{"app_title":"Ünï"},"custom":{"a":"b"},"env":{"c":"d"}}
        Lambda-Runtime-Cognito-Identity: {"cognitoIdentityId":"me","cognitoIdentityPoolId":"us"}
        Lambda-Runtime-Invocation-Id: delivery-1
        """;
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("1", headers);
        RuntimeProcess process =
            RuntimeProcess.start(
                RuntimeProcess.OURS, api.address(), ProcessFunctions.Tells.class, variables)) {
      Posted answer = api.posted();

      assertThat(process.isAlive()).isTrue();
      assertThat(answer.headers()).containsEntry("lambda-runtime-invocation-id", "delivery-1");
      assertThat(answer.body())
          .isEqualTo(
              """
              {"requestId":"request-1",\
              "arn":"arn:aws:lambda:us-east-1:123456789012:function:f",\
              "name":"greeter","version":"7","memory":512,"logGroup":"/aws/lambda/greeter",\
              "logStream":"s","timeLeft":true,"trace":"Root=1","app":"Ünï",\
              "custom":{"a":"b"},"env":{"c":"d"},"identity":"me","pool":"us"}\
              """);
    }
  }

  @Test
  void the_log_has_levels_only_where_they_were_given() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("1");
        RuntimeProcess process =
            RuntimeProcess.start(
                RuntimeProcess.OURS,
                api.address(),
                ProcessFunctions.Logs.class,
                Map.of("AWS_LAMBDA_LOG_LEVEL", "INFO"))) {
      api.posted();

      assertThat(process.output()).isEqualTo("plain\n[ERROR] high\n[WARN] global é\nbytes\n");
    }
  }

  @Nested
  class A_function_that_takes_several_invocations_at_once {
    private static final Map<String, String> THREE =
        Map.of(
            "AWS_LAMBDA_MAX_CONCURRENCY", "3",
            // One thread of the operating system: whoever waits must give it away.
            "JAVA_TOOL_OPTIONS", "-Djdk.virtualThreadScheduler.parallelism=1");

    @Test
    void has_each_of_them_on_a_thread_of_its_own() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              RuntimeProcess.start(
                  RuntimeProcess.OURS, api.address(), ProcessFunctions.Meets.class, THREE)) {
        api.event("{}", "Lambda-Runtime-Trace-Id: one")
            .event("{}", "Lambda-Runtime-Trace-Id: two")
            .event("{}", "Lambda-Runtime-Trace-Id: three");

        assertThat(List.of(api.posted().body(), api.posted().body(), api.posted().body()))
            .containsExactlyInAnyOrder(
                "\"one, not the process's\"",
                "\"two, not the process's\"",
                "\"three, not the process's\"");
        assertThat(process.isAlive()).isTrue();
      }
    }

    @Test
    void goes_on_where_one_of_them_fails() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              RuntimeProcess.start(
                  RuntimeProcess.OURS, api.address(), ProcessFunctions.Fails.class, THREE)) {
        for (int i = 0; i < 6; i++) {
          api.event("{\"how\":\"overflow\"}");
          assertThat(api.posted().body()).contains("java.lang.StackOverflowError");
        }
        assertThat(process.isAlive()).isTrue();
      }
    }
  }

  @Nested
  class A_function_that_fails {
    @Test
    void is_reported_with_the_frames_of_its_own() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Fails.class)) {
        api.event("{\"how\":\"fly\"}").event("{\"how\":\"error\"}");

        Posted error = api.posted();

        assertThat(error.path()).isEqualTo("/2018-06-01/runtime/invocation/request-1/error");
        assertThat(error.headers())
            .containsEntry("lambda-runtime-function-error-type", "Runtime.UserException");
        assertThat(error.body())
            .startsWith(
                "{\"errorMessage\":\"cannot fly\","
                    + "\"errorType\":\"java.lang.IllegalArgumentException\",\"stackTrace\":["
                    + "\"dev.lava.functions.ProcessFunctions$Fails.handleRequest(ProcessFunctions.java:");
        assertThat(api.posted().body()).startsWith("{\"errorMessage\":\"error\"");
        assertThat(process.isAlive()).isTrue();
      }
    }

    @Test
    void with_an_error_of_the_JVM_is_reported_and_the_process_ends() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{\"how\":\"overflow\"}");
          RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Fails.class)) {
        assertThat(api.posted().body())
            .startsWith(
                "{\"errorMessage\":\"java.lang.StackOverflowError\","
                    + "\"errorType\":\"java.lang.StackOverflowError\"");
        assertThat(process.status()).isEqualTo(1);
      }
    }

    @Test
    void by_exiting_ends_the_process_with_its_status() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{\"how\":\"exit\"}");
          RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Fails.class)) {
        assertThat(process.status()).isEqualTo(7);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"410 Gone", "413 Payload Too Large", "400 Bad Request"})
    void only_in_the_eyes_of_the_API_is_called_again(String status) throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).answeringResponsesWith(status);
          RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Echo.class)) {
        api.event("{\"name\":\"a\"}").event("{\"name\":\"b\"}");

        api.posted();
        assertThat(api.posted().body()).isEqualTo("{\"name\":\"b\",\"times\":0}");
        assertThat(process.output())
            .startsWith(
                "POST /2018-06-01/runtime/invocation/request-1/response was refused: "
                    + status.substring(0, 3));
      }
    }
  }

  @Nested
  class A_function_that_cannot_start {
    @Test
    void for_want_of_its_class_is_reported_and_the_process_ends() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              RuntimeProcess.start(
                  RuntimeProcess.OURS, api.address(), LavaRuntimeTest.class, Map.of())) {
        Posted error = api.posted();

        assertThat(error.path()).isEqualTo("/2018-06-01/runtime/init/error");
        assertThat(error.headers())
            .containsEntry("lambda-runtime-function-error-type", "Runtime.BadFunctionCode");
        assertThat(error.body())
            .startsWith(
                "{\"errorMessage\":\"Class does not implement an appropriate handler interface:"
                    + " dev.lava.runtime.LavaRuntimeTest. Implement RequestHandler or");
        assertThat(process.status()).isEqualTo(1);
        assertThat(process.output())
            .startsWith("Class does not implement an appropriate handler interface");
      }
    }

    @Test
    void because_its_constructor_throws_is_reported_and_logged_with_its_trace() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Unmakeable.class)) {
        assertThat(api.posted().body())
            .isEqualTo(
                "{\"errorMessage\":\"no configuration\","
                    + "\"errorType\":\"java.lang.IllegalStateException\"}");
        assertThat(process.status()).isEqualTo(1);
        assertThat(process.output())
            .startsWith(
                "no configuration: java.lang.IllegalStateException: no configuration\n"
                    + "\tat dev.lava.functions.ProcessFunctions$Unmakeable.<init>");
      }
    }

    @Test
    void because_settings_are_wrong_is_reported_with_every_rule() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              RuntimeProcess.start(
                  RuntimeProcess.OURS,
                  api.address(),
                  ProcessFunctions.Echo.class,
                  Map.of(
                      "AWS_LAMBDA_MAX_CONCURRENCY", "many",
                      "AWS_LAMBDA_LOG_LEVEL", "LOUD",
                      "AWS_LAMBDA_LOG_FORMAT", "XML"))) {
        assertThat(api.posted().body())
            .isEqualTo(
                "{\"errorMessage\":\"AWS_LAMBDA_MAX_CONCURRENCY must be a number of invocations,"
                    + " such as 32, but is 'many'\\nAWS_LAMBDA_LOG_LEVEL must be one of TRACE, DEBUG,"
                    + " INFO, WARN, ERROR, FATAL, but is 'LOUD'\\nAWS_LAMBDA_LOG_FORMAT must be TEXT"
                    + " or JSON, but is 'XML'\"}");
        assertThat(process.status()).isEqualTo(1);
      }
    }

    @Test
    void for_want_of_an_API_says_so() throws Exception {
      try (RuntimeProcess process =
          RuntimeProcess.start(RuntimeProcess.OURS, "", ProcessFunctions.Echo.class, Map.of())) {
        assertThat(process.status()).isEqualTo(1);
        assertThat(process.output())
            .isEqualTo(
                "lava: AWS_LAMBDA_RUNTIME_API is not set. Lambda and `lava run` set it to the host"
                    + " and port of the Runtime API, such as 127.0.0.1:9001.\n");
      }
    }
  }

  @Test
  void SIGTERM_ends_a_process_that_waits() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Echo.class)) {
      api.posted();
      process.terminate();

      assertThat(process.status()).isEqualTo(143);
    }
  }

  @Test
  void SIGTERM_is_asked_for_and_runs_the_hooks_of_a_function_that_has_any() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process = RuntimeProcess.start(api, ProcessFunctions.Tidies.class)) {
      Posted registration = api.posted();
      api.posted();
      process.terminate();

      assertThat(registration.path()).isEqualTo("/2020-01-01/extension/register");
      assertThat(registration.headers()).containsEntry("lambda-extension-name", "lava-shutdown");
      assertThat(registration.body()).isEqualTo("{\"events\":[]}");
      assertThat(process.status()).isEqualTo(143);
      assertThat(process.output()).isEqualTo("tidied up\n");
    }
  }
}
