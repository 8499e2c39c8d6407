package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.LoggingFunctions;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What a function logs where the platform asks for JSON: each line of the process's output is a
 * record.
 */
class JsonLoggingTest {
  private static final List<String> SLF4J_PROVIDERS =
      List.of("logback-classic", "log4j-slf4j2-impl", "slf4j-simple", "slf4j-jdk14");

  @Test
  void what_is_printed_becomes_records_and_JSON_lines_stay() throws Exception {
    List<Map<String, Object>> records = run(LoggingFunctions.Prints.class);

    assertThat(records)
        .extracting(record -> record.get("message"))
        .containsExactly(
            "a line, é", "a line 2", "another", "two\nlines", null, "{a=1}", "unfinished");
    assertThat(records.get(0)).containsEntry("level", "UNDEFINED");
    assertThat(records.get(4)).isEqualTo(Map.of("own", Map.of("json", List.of(1, true))));
    records.remove(4);
    assertThat(records).allMatch(record -> "request-1".equals(record.get("AWSRequestId")));
  }

  @Test
  void a_printed_trace_is_one_record_also_where_a_thread_dies_of_it() throws Exception {
    List<Map<String, Object>> records = run(LoggingFunctions.Traces.class);

    assertThat(records)
        .extracting(record -> record.get("message"))
        .containsExactly(
            "java.lang.IllegalStateException: no order 7",
            "after",
            "Exception in thread \"worker\" java.lang.IllegalStateException: no order 7");
    assertThatTells(records.get(0), "ERROR");
    assertThatTells(records.get(2), "ERROR");
  }

  @Test
  void the_function_s_logger_writes_the_members_of_AWS_s_and_its_failure_is_a_record()
      throws Exception {
    List<Map<String, Object>> records =
        run(LoggingFunctions.Fails.class, Map.of("AWS_LAMBDA_LOG_LEVEL", "INFO"));

    assertThat(records)
        .extracting(record -> record.get("message"))
        .containsExactly("plain\n", "high", null, "bytes", "The function failed");
    assertThat(records.get(0).keySet())
        .containsExactly("timestamp", "message", "level", "AWSRequestId", "tenantId");
    assertThat(records.get(1)).containsEntry("level", "WARN").containsEntry("tenantId", "tenant-1");
    assertThat(records.get(2)).isEqualTo(Map.of("made", "elsewhere"));
    assertThat(records.get(3)).containsEntry("level", "ERROR");
    assertThatTells(records.get(4), "ERROR");
  }

  @Test
  void lines_of_several_threads_never_mix() throws Exception {
    List<Map<String, Object>> records = run(LoggingFunctions.Threads.class);

    assertThat(records).hasSize(8 * 204);
    assertThat(records)
        .extracting(record -> String.valueOf(record.get("message")))
        .allMatch(
            message ->
                message.matches("thread \\d ends|java.lang.IllegalStateException: of thread \\d"));
  }

  @Test
  void several_invocations_at_once_tell_their_own_requests_only() throws Exception {
    List<Map<String, Object>> records =
        run(LoggingFunctions.Traces.class, Map.of("AWS_LAMBDA_MAX_CONCURRENCY", "2"));

    assertThat(records)
        .extracting(record -> record.get("AWSRequestId"))
        .containsExactly("request-1", "request-1", null);
  }

  @Nested
  class Of_a_library {
    @Test
    void java_util_logging_tells_level_logger_and_exception() throws Exception {
      List<Map<String, Object>> records = run(LoggingFunctions.Jul.class);

      assertThat(records).hasSize(2);
      assertThat(records.get(0))
          .containsEntry("message", "order 7")
          .containsEntry("level", "WARN")
          .containsEntry("AWSRequestId", "request-1")
          .containsEntry("logger", "orders");
      assertThat(records.get(1)).containsEntry("message", "failed");
      assertThatTells(records.get(1), "ERROR");
    }

    @Test
    void slf4j_jdk14_tells_the_same() throws Exception {
      List<Map<String, Object>> records = slf4j("slf4j-jdk14");

      assertThat(records.get(0))
          .containsEntry("message", "order 7")
          .containsEntry("logger", "orders");
      assertThatTells(records.get(1), "ERROR");
    }

    @Test
    void slf4j_simple_gives_a_record_a_line_and_one_a_trace() throws Exception {
      List<Map<String, Object>> records = slf4j("slf4j-simple");

      assertThat(records)
          .extracting(record -> record.get("message"))
          .containsExactly(
              "[main] WARN orders - order 7",
              "[main] ERROR orders - failed",
              "java.lang.IllegalStateException: no order 7");
      assertThatTells(records.get(2), "ERROR");
    }

    @Test
    void logback_s_console_gives_a_record_an_event() throws Exception {
      List<Map<String, Object>> records = slf4j("logback-classic");

      assertThat(records).hasSize(2);
      assertThat(text(records.get(0))).endsWith("[main] WARN orders -- order 7");
      assertThat(text(records.get(1)))
          .contains("[main] ERROR orders -- failed\njava.lang.IllegalStateException: no order 7\n")
          .contains("\nCaused by: java.io.IOException: disk\n");
    }

    @Test
    void logback_s_JSON_encoder_is_passed_on() throws Exception {
      List<Map<String, Object>> records =
          run(
              LoggingFunctions.Slf4j.class,
              withProvider("logback-classic"),
              List.of("-Dlogback.configurationFile=" + configuration("logback-json.xml")),
              Map.of());

      assertThat(records).hasSize(2);
      assertThat(records.get(0))
          .containsEntry("level", "WARN")
          .containsEntry("message", "order {}")
          .containsEntry("loggerName", "orders");
      assertThat(records.get(1)).containsKey("throwable");
    }

    @Test
    void log4j_s_console_gives_a_record_an_event() throws Exception {
      List<Map<String, Object>> records = log4j("log4j2-console.xml");

      assertThat(records).hasSize(2);
      assertThat(text(records.get(0))).isEqualTo("WARN orders - order 7");
      assertThat(text(records.get(1)))
          .startsWith("ERROR orders - failed\njava.lang.IllegalStateException: no order 7\n")
          .contains("\nCaused by: java.io.IOException: disk\n");
    }

    @Test
    void AWS_s_appender_with_its_JSON_layout_is_passed_on_with_the_request_id() throws Exception {
      List<Map<String, Object>> records = log4j("log4j2-lambda-json.xml");

      assertThat(records).hasSize(2);
      assertThat(records.get(0))
          .containsEntry("message", "order 7")
          .containsEntry("level", "WARN")
          .containsEntry("logger", "orders")
          .containsEntry("AWSRequestId", "request-1");
      assertThat(records.get(1))
          .containsEntry("errorType", "java.lang.IllegalStateException")
          .containsEntry("AWSRequestId", "request-1");
    }

    @Test
    void AWS_s_appender_with_a_text_layout_gives_records_with_its_levels() throws Exception {
      List<Map<String, Object>> records = log4j("log4j2-lambda-text.xml");

      assertThat(records).hasSize(2);
      assertThat(records.get(0))
          .containsEntry("message", "request-1 WARN orders - order 7")
          .containsEntry("level", "WARN")
          .containsEntry("AWSRequestId", "request-1");
      assertThat(records.get(1)).containsEntry("level", "ERROR");
    }
  }

  @Test
  void a_hundred_megabytes_are_split_and_take_no_memory() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process =
            RuntimeProcess.start(
                List.of(),
                List.of("-Xmx64m"),
                ClassPath.ofTests(),
                RuntimeProcess.OURS,
                api.address(),
                LoggingFunctions.Floods.class,
                Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON"))) {
      assertThat(api.posted().path()).endsWith("/response");

      List<String> lines = process.output().lines().toList();
      assertThat(lines).allMatch(line -> line.length() <= 256 * 1024 - 26);
      long said = lines.stream().mapToLong(line -> text(StrictJson.object(line)).length()).sum();
      assertThat(said).isEqualTo(100L * 512 * 1024);
    }
  }

  private static List<Map<String, Object>> slf4j(String provider) throws Exception {
    return run(LoggingFunctions.Slf4j.class, withProvider(provider), List.of(), Map.of());
  }

  private static ClassPath withProvider(String provider) {
    ClassPath classPath = ClassPath.ofTests();
    for (String other : SLF4J_PROVIDERS) {
      classPath = other.equals(provider) ? classPath : classPath.without(other);
    }
    return classPath;
  }

  private static List<Map<String, Object>> log4j(String configuration) throws Exception {
    return run(
        LoggingFunctions.Slf4j.class,
        withProvider("log4j-slf4j2-impl"),
        List.of(),
        Map.of("LOG4J_CONFIGURATION_FILE", configuration(configuration)));
  }

  private static String configuration(String name) {
    return Path.of("src", "test", "resources", "logging", name).toAbsolutePath().toString();
  }

  private static void assertThatTells(Map<String, Object> record, String level) {
    assertThat(record)
        .containsEntry("level", level)
        .containsEntry("errorType", "java.lang.IllegalStateException")
        .containsEntry("errorMessage", "no order 7");
    assertThat((List<?>) record.get("stackTrace"))
        .first()
        .asString()
        .startsWith("dev.lava.functions.LoggingFunctions.failure(LoggingFunctions.java:");
    assertThat((Map<?, ?>) record.get("cause"))
        .extracting(cause -> cause.get("errorMessage"))
        .isEqualTo("disk");
  }

  private static String text(Map<String, Object> record) {
    return String.valueOf(record.get("message"));
  }

  private static List<Map<String, Object>> run(Class<?> handler) throws Exception {
    return run(handler, Map.of());
  }

  private static List<Map<String, Object>> run(Class<?> handler, Map<String, String> variables)
      throws Exception {
    return run(handler, ClassPath.ofTests(), List.of(), variables);
  }

  /** Invokes once, ends the process, and gives the records. */
  private static List<Map<String, Object>> run(
      Class<?> handler, ClassPath classPath, List<String> flags, Map<String, String> more)
      throws Exception {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    variables.put("TZ", "Asia/Kolkata");
    String tenant = "Lambda-Runtime-Aws-Tenant-Id: tenant-1";
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}", tenant);
        RuntimeProcess process =
            RuntimeProcess.start(
                List.of(),
                flags,
                classPath,
                RuntimeProcess.OURS,
                api.address(),
                handler,
                variables)) {
      api.posted();
      process.terminate();
      assertThat(process.status()).isEqualTo(143);
      List<Map<String, Object>> records = new ArrayList<>();
      process.output().lines().forEach(line -> records.add(StrictJson.object(line)));
      return records;
    }
  }
}
