package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.image.reference.Reference;
import dev.lava.sandbox.Sandboxes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Where a function's JVM has its classes from. */
final class LoadedClasses {
  private LoadedClasses() {}

  /**
   * What the JVM says of the classes that it loads until the first answer, a line each.
   *
   * @param tag the image's name in the home's store
   */
  static List<String> of(LavaHome home, String tag, String event, String answer)
      throws IOException {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    FunctionSettings settings =
        FunctionSettings.of(tag)
            .withMemoryMegabytes(512)
            .withTimeout(Duration.ofSeconds(60))
            .withEnvironment(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load"));
    try (Emulator emulator =
        RunningFunction.start(
            home,
            new LocalImages(home).image(Reference.parse(tag)),
            Sandboxes.named("namespace"),
            settings,
            EmulatorOptions.defaults().withLogs(line -> log.add(line.text())))) {
      assertThat(emulator.invoke(event.getBytes(UTF_8)).payload().text()).isEqualTo(answer);
    }
    return log.stream().filter(line -> line.contains(" source: ")).toList();
  }
}
