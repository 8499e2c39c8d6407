package dev.lava.build.train;

import dev.lava.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the kernel starts programs of another processor, by an emulator that is registered with
 * it (the kernel's documentation, "Kernel Support for miscellaneous Binary Formats").
 *
 * @param entries where the registered formats are, a file each
 */
record Emulation(Path entries) {
  private static final String REMEDY = "apt-get install qemu-user-static";

  static Emulation ofThisMachine() {
    return new Emulation(Path.of("/proc/sys/fs/binfmt_misc"));
  }

  /** Why programs for a platform do not start here; empty where they do. */
  Optional<String> against(Platform platform, Platform host) {
    if (platform.equals(host)) {
      return Optional.empty();
    }
    String machine = platform.equals(Platform.ARM64) ? "aarch64" : "x86_64";
    Path entry = entries.resolve("qemu-" + machine);
    String entryText;
    try {
      entryText = Files.readString(entry);
    } catch (IOException e) {
      return Optional.of(
          "the image is for %s, this machine is %s, and nothing is registered here that runs the one on the other (%s)"
              .formatted(platform, host, REMEDY));
    }
    if (!entryText.startsWith("enabled")) {
      return Optional.of(
          "the image is for %s, this machine is %s, and what runs the one on the other is switched off (echo 1 > %s)"
              .formatted(platform, host, entry));
    }
    // Without F the kernel looks the emulator up in the image's root, which has none.
    if (entryText.lines().noneMatch(line -> line.startsWith("flags:") && line.contains("F"))) {
      return Optional.of(
          "the image is for %s, this machine is %s, and what runs the one on the other is registered without the flag F, so not for programs in a root of their own (%s)"
              .formatted(platform, host, REMEDY));
    }
    return Optional.empty();
  }
}
