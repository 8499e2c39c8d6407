package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.launch.ImageLauncher;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.emulator.InvocationResult;
import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.FileTree;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A base image that {@code lava base} has written into a layout, and functions on it.
 *
 * @param layout the layout, which functions' images come into too
 * @param image the image
 */
record BakedImage(Path layout, Image image) {
  /** Bakes a recipe; the arguments are those of {@code lava base}. */
  static BakedImage of(LavaProcess lava, Path layout, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("base"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--output", "oci:" + layout));
    LavaProcess.Ended ended = lava.run(command.toArray(String[]::new));
    assertThat(ended.status()).as(ended.err()).isZero();
    return new BakedImage(layout, OciLayout.open(layout).only());
  }

  /** The image of a function whose files are in a directory. */
  BakedImage with(Path task, String handler) throws IOException {
    Path place = layout.resolveSibling(layout.getFileName() + "-" + task.getFileName());
    OciLayout functions = OciLayout.create(place);
    FileTree tree = FileTree.builder().putAll("var/task", FileTree.scan(task)).build();
    Image function =
        ImageChange.configure(
            ImageChange.append(
                image, LayerWriter.write(tree, functions.blobs()), new HistoryEntry("a test", "")),
            config -> config.withCommand(List.of(handler)));
    functions.write(Reference.parse("function"), function);
    return new BakedImage(place, function);
  }

  /** All that is in the image. */
  Path root() throws IOException {
    return UnpackedRoots.of(layout.resolveSibling("roots")).unpack(image);
  }

  /** What the function answers under the emulator, from a sandbox. */
  InvocationResult invoke(String event, Map<String, String> environment) throws Exception {
    ImageLauncher launcher =
        new ImageLauncher(
            root(),
            image.config(),
            Sandboxes.firstAvailable(Sandboxes.isolated()).sandbox(),
            OptionalInt.empty());
    return invoke(event, environment, launcher);
  }

  /** The same, started by podman. */
  InvocationResult invokeInPodman(String event, Map<String, String> environment) throws Exception {
    RequiredTool.ofDebian("podman").require();
    Availability podman = Sandboxes.named("podman").availability();
    RequiredTool.require(
        podman instanceof Availability.Available,
        "podman starts no container for this user: " + podman);
    return invoke(event, environment, this::podman);
  }

  private static InvocationResult invoke(
      String event, Map<String, String> environment, FunctionLauncher launcher) throws Exception {
    FunctionSettings settings =
        FunctionSettings.of("function")
            .withMemoryMegabytes(512)
            // Podman copies the image first.
            .withTimeout(Duration.ofMinutes(2))
            .withEnvironment(environment);
    try (Emulator emulator = Emulator.start(settings, launcher, EmulatorOptions.defaults())) {
      return emulator.invoke(event.getBytes(StandardCharsets.UTF_8));
    }
  }

  private PodmanFunction podman(Map<String, String> environment) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("podman", "--runtime", "runc", "run", "--rm", "--network", "host"));
    command.addAll(List.of("--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1000:1000"));
    environment.forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
    command.add("oci:" + layout);
    return new PodmanFunction(new ProcessBuilder(command).start());
  }
}
