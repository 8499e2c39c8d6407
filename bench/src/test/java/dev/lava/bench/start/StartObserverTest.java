package dev.lava.bench.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lava.bench.contender.Contender;
import dev.lava.bench.contender.Kind;
import dev.lava.bench.measure.Observation;
import dev.lava.sandbox.SandboxCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StartObserverTest {
  private static final String LOG =
      """
      Picked up JAVA_TOOL_OPTIONS: -Xlog:class+load
      [13000000ns][1000000ns] java.lang.Object source: shared objects file
      [20000000ns][8000000ns] app.Main source: file:/opt/main.jar
      a line of the function's own
      [22000000ns][10000000ns] app.Handler source: jrt:/java.base
      [22100000ns][10100000ns] Java stack when loading app.Handler:
      [22100000ns][10100000ns] \tat java.lang.Class.forName(java.base@25/Class.java:1)
      [22100000ns][10100000ns] \tat app.Main.main(Main.java:7)
      [50000000ns][38000000ns] app.Late source: file:/opt/main.jar
      """;

  @Test
  void the_log_of_class_loading_tells_phases_by_the_classes_that_begin_them() {
    Observation seen = seen(LOG);

    assertThat(
            StartObserver.ofLog(contender("app.Handler"), seen, JvmLog.parse(seen.said()))
                .orElseThrow())
        .containsExactly(
            entry(Phase.PROCESS, 2.0),
            entry(Phase.JVM, 8.0),
            entry(Phase.RUNTIME, 2.0),
            entry(Phase.HANDLER, 8.0),
            entry(Phase.INVOCATION, 9.0));
  }

  @Test
  void a_program_without_a_handler_has_no_such_phase() {
    Observation seen = seen(LOG);

    assertThat(StartObserver.ofLog(contender(""), seen, JvmLog.parse(seen.said())).orElseThrow())
        .containsEntry(Phase.RUNTIME, 10.0)
        .doesNotContainKey(Phase.HANDLER);
  }

  @Test
  void lavas_runtime_tells_its_own_phases() {
    Observation seen =
        seen(
            """
            [13000000ns][1000000ns] GC: 1 total, 1 available
            lava-phases loading=500000 main=20000000 resolving=22000000 resolved=28000000 arrived=31500000 decoded=32500000 returned=34500000 encoded=38500000
            """);

    Map<Phase, Double> phases = StartObserver.ofRuntime(seen).orElseThrow();

    assertThat(phases)
        .containsExactly(
            entry(Phase.PROCESS, 2.0),
            entry(Phase.JVM, 8.0),
            entry(Phase.RUNTIME, 1.5),
            entry(Phase.HANDLER, 6.0),
            entry(Phase.CONNECT, 2.0),
            entry(Phase.RECEIVE, 0.5),
            entry(Phase.DECODE, 1.0),
            entry(Phase.CALL, 2.0),
            entry(Phase.ENCODE, 4.0),
            entry(Phase.SEND, 1.5));
  }

  @Test
  void a_function_of_streams_has_no_phases_of_its_own() {
    Observation seen =
        seen(
            """
            [13000000ns][1000000ns] GC: 1 total, 1 available
            lava-phases loading=0 main=20000000 resolving=22000000 resolved=28000000 arrived=0 decoded=0 returned=0 encoded=0
            """);

    assertThat(StartObserver.ofRuntime(seen)).isEmpty();
  }

  @Test
  void the_cause_of_a_class_is_the_innermost_code_outside_of_the_jdk() {
    List<ClassLoad> loads = JvmLog.parse(LOG.lines().toList()).loads();

    assertThat(loads)
        .extracting(ClassLoad::name)
        .containsExactly("java.lang.Object", "app.Main", "app.Handler", "app.Late");
    assertThat(loads)
        .extracting(ClassLoad::cause)
        .containsExactly(
            "the JVM itself", "the JVM itself", "app.Main.main(Main.java:7)", "the JVM itself");
    assertThat(loads).extracting(ClassLoad::cached).containsExactly(true, false, false, false);
  }

  private static Observation seen(String said) {
    return new Observation(10_000_000, 30_000_000, 31_000_000, 40_000_000, said.lines().toList());
  }

  private static Contender contender(String handler) {
    SandboxCommand command =
        new SandboxCommand(
            Path.of("/"), false, List.of("/bin/true"), Map.of(), "/", OptionalInt.empty());
    return new Contender(Kind.AWS, command, "app.Main", handler);
  }
}
