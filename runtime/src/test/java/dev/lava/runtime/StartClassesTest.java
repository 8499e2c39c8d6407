package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lava.functions.Functions;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the runtime loads before the first response of an ordinary function: each class is time in
 * every cold start. {@code start-classes.txt} may get shorter; who makes it longer has a reason,
 * and has looked at {@code lava bench IMAGE --classes}.
 */
class StartClassesTest {
  private static final Pattern LOADED = Pattern.compile("(?m)(\\S+) source: ");
  private static final Map<String, String> LOG =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          "-Xlog:class+load:stdout -XX:+UseSerialGC -Djdk.reflect.useNativeAccessorOnly=true"
              + " -Djdk.includeInExceptions=hostInfoExclSocket");

  /** From the runtime's first class on, with a JDK 25 and no cache but its own. */
  private static final int MOST_OF_THE_JDK = 600;

  @Test
  void no_class_of_ours_is_loaded_that_was_not_before() throws Exception {
    Set<String> ours = new TreeSet<>();
    for (String loaded : loaded()) {
      if (loaded.startsWith("dev.lava.") && !loaded.startsWith("dev.lava.functions.")) {
        ours.add(loaded);
      }
    }

    Set<String> added = new TreeSet<>(ours);
    added.removeAll(known());
    assertThat(added)
        .as("classes that are new before the first response; start-classes.txt lists the others")
        .isEmpty();
    assertThat(ours).contains("dev.lava.runtime.LavaRuntime");
  }

  @Test
  void not_more_of_the_jdk_is_loaded_than_before() throws Exception {
    assumeThat(Runtime.version().feature()).isEqualTo(25);
    List<String> all = loaded();

    List<String> after = all.subList(all.indexOf("dev.lava.runtime.LavaRuntime"), all.size());

    List<String> foreign = after.stream().filter(name -> !name.startsWith("dev.lava.")).toList();
    assertThat(foreign)
        .as("classes behind the runtime's first one")
        .hasSizeLessThanOrEqualTo(MOST_OF_THE_JDK);
  }

  private static List<String> loaded() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
        RuntimeProcess process =
            RuntimeProcess.start(
                RuntimeProcess.OURS, api.address(), Functions.Describe.class, LOG)) {
      assertThat(api.event("{\"name\":\"Ada\"}").posted().path())
          .as(process.output())
          .endsWith("/response");
      return LOADED
          .matcher(process.output())
          .results()
          .map((MatchResult match) -> match.group(1))
          .toList();
    }
  }

  private static Set<String> known() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(StartClassesTest.class.getResourceAsStream("start-classes.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TreeSet<>(text.lines().toList());
    }
  }
}
