package dev.lava.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Which package may know which: read from the class files by the JDK's jdeps. */
class BordersTest {
  /** Such as {@code dev.lava.emulator -> java.util java.base}. */
  private static final Pattern DEPENDENCY = Pattern.compile("(?m)^ +(\\S+) +-> (\\S+)");

  private static Map<String, Set<String>> dependencies() throws Exception {
    Path classes =
        Path.of(Emulator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter output = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(output),
                new PrintWriter(output),
                "--ignore-missing-deps",
                "-filter:none",
                "-verbose:package",
                classes.toString());
    assertThat(status).as(output.toString()).isZero();
    Map<String, Set<String>> packages = new TreeMap<>();
    Matcher line = DEPENDENCY.matcher(output.toString());
    while (line.find()) {
      packages.computeIfAbsent(line.group(1), _ -> new TreeSet<>()).add(line.group(2));
    }
    assertThat(packages).as(output.toString()).isNotEmpty();
    return packages;
  }

  @Test
  void no_package_knows_one_above_it() throws Exception {
    StringBuilder known = new StringBuilder();
    dependencies()
        .forEach(
            (from, to) ->
                known
                    .append(from.replace("dev.lava.emulator", "emulator"))
                    .append(" →")
                    .append(
                        to.stream()
                            .filter(name -> name.startsWith("dev.lava.") && !name.equals(from))
                            .map(name -> " " + name.substring(name.lastIndexOf('.') + 1))
                            .sorted(Comparator.naturalOrder())
                            .reduce("", String::concat))
                    .append('\n'));
    assertThat(known)
        .hasToString(
            """
            emulator → environment http invoke log pool runtimeapi
            emulator.environment → log
            emulator.http →
            emulator.invoke → environment http pool
            emulator.log →
            emulator.pool → environment
            emulator.runtimeapi → environment http
            """);
  }

  @Test
  void only_one_package_knows_the_HTTP_library() throws Exception {
    assertThat(dependencies())
        .allSatisfy(
            (from, to) -> {
              if (!from.equals("dev.lava.emulator.http")) {
                assertThat(to).as(from).noneMatch(name -> name.startsWith("org.eclipse.jetty"));
              }
            });
  }

  @Test
  void nothing_else_of_Lava_is_known() throws Exception {
    assertThat(dependencies().values())
        .allSatisfy(
            to ->
                assertThat(to)
                    .allMatch(
                        name ->
                            name.startsWith("dev.lava.emulator")
                                || name.startsWith("java.")
                                || name.startsWith("org.eclipse.jetty.")
                                || name.startsWith("tools.jackson.")
                                || name.startsWith("org.jspecify.")));
  }
}
