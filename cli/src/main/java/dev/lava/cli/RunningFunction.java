package dev.lava.cli;

import dev.lava.build.home.LavaHome;
import dev.lava.build.launch.ImageLauncher;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.image.Image;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** An image of the local store, unpacked and kept under the emulator. */
final class RunningFunction {
  private RunningFunction() {}

  /** Unpacks the image where it is not yet, and starts the emulator over it. */
  static Emulator start(
      LavaHome home,
      Image image,
      Sandbox sandbox,
      FunctionSettings settings,
      EmulatorOptions options)
      throws IOException {
    Path root = UnpackedRoots.of(home.roots()).unpack(image);
    return Emulator.start(
        settings.withImageEnvironment(image.config().environment()),
        new ImageLauncher(
            root, image.config(), sandbox, OptionalInt.of(settings.memoryMegabytes())),
        options);
  }
}
