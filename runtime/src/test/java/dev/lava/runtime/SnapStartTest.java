package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.SnapshotFunctions;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import dev.lava.runtime.FixedRuntimeApi.Posted;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that the platform takes a snapshot of. Restoring is an answer, for all it can see. */
class SnapStartTest {
  private static final String ROOT = "/2018-06-01/runtime/";

  @ParameterizedTest
  @ValueSource(strings = {RuntimeProcess.OURS, RuntimeProcess.AWS})
  void hooks_run_backwards_before_and_forwards_after(String mainClass) throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process = start(mainClass, api, SnapshotFunctions.Hooked.class, "nothing")) {
      assertThat(api.posted().body()).isEqualTo("\"[a, b, c]\"");
      assertThat(process.output())
          .endsWith("before c\nbefore b\nbefore a\nafter a\nafter b\nafter c\n");
      assertThat(api.calls()).element(0).isEqualTo("1 " + ROOT + "restore/next");
    }
  }

  @Test
  void a_restored_process_uses_a_new_connection() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process =
            start(RuntimeProcess.OURS, api, SnapshotFunctions.Hooked.class, "nothing")) {
      api.posted();

      assertThat(process.isAlive()).isTrue();
      assertThat(api.calls().subList(0, 3))
          .containsExactly(
              "1 " + ROOT + "restore/next",
              "2 " + ROOT + "invocation/next",
              "2 " + ROOT + "invocation/request-1/response");
    }
  }

  @Test
  void without_a_snapshot_no_hook_runs() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process = RuntimeProcess.start(api, SnapshotFunctions.Hooked.class)) {
      assertThat(api.posted().body()).isEqualTo("\"[a, b, c]\"");
      assertThat(process.output()).isEmpty();
    }
  }

  @Test
  void a_resource_that_nobody_else_holds_is_told_where_it_was_registered_with_AWS_s_API()
      throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process =
            start(RuntimeProcess.OURS, api, SnapshotFunctions.Forgetful.class, "nothing")) {
      api.posted();

      assertThat(process.output()).isEqualTo("before a\nafter a\n");
    }
  }

  @Nested
  class A_hook_that_fails {
    @ParameterizedTest
    @ValueSource(strings = {RuntimeProcess.OURS, RuntimeProcess.AWS})
    void before_the_snapshot_is_reported_once_all_have_run(String mainClass) throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              start(mainClass, api, SnapshotFunctions.Hooked.class, "before b")) {
        Posted error = api.posted();

        assertThat(error.path()).isEqualTo(ROOT + "init/error");
        assertThat(error.headers())
            .containsEntry("lambda-runtime-function-error-type", "Runtime.BeforeCheckpointError");
        assertThat(error.body())
            .startsWith(
                "{\"errorMessage\":\"com.amazonaws.services.lambda.crac.CheckpointException\","
                    + "\"errorType\":\"com.amazonaws.services.lambda.crac.CheckpointException\",");
        assertThat(process.status()).isEqualTo(64);
        assertThat(process.output())
            .contains("before c\nbefore b\nbefore a\n")
            .contains("Suppressed: java.lang.IllegalStateException: no before b");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {RuntimeProcess.OURS, RuntimeProcess.AWS})
    void after_the_restore_is_reported_as_such(String mainClass) throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              start(mainClass, api, SnapshotFunctions.Hooked.class, "after a")) {
        Posted error = api.posted();

        assertThat(error.path()).isEqualTo(ROOT + "restore/error");
        assertThat(error.headers())
            .containsEntry("lambda-runtime-function-error-type", "Runtime.AfterRestoreError");
        assertThat(error.body())
            .startsWith(
                "{\"errorMessage\":\"com.amazonaws.services.lambda.crac.RestoreException\",");
        assertThat(process.status()).isEqualTo(64);
        assertThat(process.output()).contains("after a\nafter b\nafter c\n");
      }
    }

    @Test
    void tells_what_it_threw() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              start(RuntimeProcess.OURS, api, SnapshotFunctions.Hooked.class, "after b")) {
        assertThat(api.posted().body())
            .contains(
                "\"suppressed\":[{\"errorMessage\":\"no after b\","
                    + "\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":["
                    + "\"dev.lava.functions.SnapshotFunctions.run(");
        assertThat(process.status()).isEqualTo(64);
      }
    }

    @Test
    void with_an_error_is_no_other_case() throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
          RuntimeProcess process =
              start(
                  RuntimeProcess.OURS,
                  api,
                  SnapshotFunctions.Hooked.class,
                  "before a with an error")) {
        assertThat(api.posted().body()).contains("\"errorType\":\"java.lang.AssertionError\"");
        assertThat(process.status()).isEqualTo(64);
      }
    }
  }

  @Test
  void a_platform_that_does_not_restore_is_reported() throws Exception {
    try (FixedRuntimeApi api =
            new FixedRuntimeApi(Manner.WHOLE).answeringRestoreWith("403 Forbidden");
        RuntimeProcess process =
            start(RuntimeProcess.OURS, api, SnapshotFunctions.Hooked.class, "nothing")) {
      Posted error = api.posted();

      assertThat(error.path()).isEqualTo(ROOT + "init/error");
      assertThat(error.body())
          .startsWith(
              "{\"errorMessage\":\"GET /2018-06-01/runtime/restore/next was answered 403 {}\"");
      assertThat(process.status()).isEqualTo(64);
    }
  }

  private static RuntimeProcess start(
      String mainClass, FixedRuntimeApi api, Class<?> handler, String failing) throws Exception {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    variables.put("FAILING", failing);
    ClassPath classPath = ClassPath.ofTests();
    if (mainClass.equals(RuntimeProcess.AWS)) {
      // AWS's start script says so; ours leaves it to the runtime.
      variables.put(
          "JAVA_TOOL_OPTIONS", "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
      classPath = classPath.withoutOurRuntime();
    }
    return RuntimeProcess.start(classPath, mainClass, api.address(), handler, variables);
  }
}
