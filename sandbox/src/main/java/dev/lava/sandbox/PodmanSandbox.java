package dev.lava.sandbox;

import dev.lava.sandbox.Availability.Available;
import dev.lava.sandbox.Availability.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code podman run} with the root as its root file system; no image is made and nothing is pulled.
 *
 * <p>The network is the host's. To the command's environment podman adds {@code HOSTNAME} and
 * {@code HOME} where they are not given. Into a writable root it lays its mount points ({@code
 * /run}, {@code /sys}, {@code /etc/resolv.conf} and the like), and they stay there.
 */
final class PodmanSandbox implements Sandbox {
  private static final String REMEDY =
      "see what podman run --rootfs says by hand; or choose another sandbox: --sandbox namespace or"
          + " --sandbox process";

  private final SearchPath path;
  private final Once<Setting> setting;
  private final Once<Boolean> limitsMemory;

  /** What the trials have shown: options that work, or why none does. */
  private sealed interface Setting {
    record Working(PodmanOptions options) implements Setting {}

    record Failing(Unavailable why) implements Setting {}
  }

  PodmanSandbox(SearchPath path) {
    this.path = path;
    this.setting = new Once<>(this::tried);
    this.limitsMemory = new Once<>(this::triedWithMemory);
  }

  @Override
  public String name() {
    return "podman";
  }

  @Override
  public Availability availability() {
    return switch (setting.get()) {
      case Setting.Working _ -> new Available();
      case Setting.Failing(Unavailable why) -> why;
    };
  }

  @Override
  public SandboxedProcess start(SandboxCommand command) throws SandboxException {
    NetworkRule.check(this, command);
    return switch (setting.get()) {
      case Setting.Working(PodmanOptions options) ->
          start(
              command,
              command.memoryMegabytes().isPresent() && limitsMemory.get()
                  ? options.withMemory(command.memoryMegabytes().getAsInt())
                  : options);
      case Setting.Failing(Unavailable why) ->
          throw new SandboxException(
              "the podman sandbox cannot start %s: %s; %s"
                  .formatted(command.program(), why.reason(), why.remedy()));
    };
  }

  private SandboxedProcess start(SandboxCommand command, PodmanOptions options)
      throws SandboxException {
    Path root = command.realRoot();
    try {
      return PodmanContainer.start(podman(), command, root, options);
    } catch (IOException e) {
      throw new SandboxException(
          "the podman sandbox cannot start %s in %s: %s"
              .formatted(command.program(), root, e.getMessage()),
          e);
    }
  }

  private Setting tried() {
    if (path.find("podman").isEmpty()) {
      return new Setting.Failing(
          new Unavailable(
              "no program 'podman' on the PATH, which is " + path.text(),
              "apt-get install podman"));
    }
    Optional<String> first = Optional.empty();
    for (PodmanOptions options : PodmanOptions.candidates().toList()) {
      Optional<String> failure = Trial.failure(command -> start(command, options));
      if (failure.isEmpty()) {
        return new Setting.Working(options);
      }
      first = first.or(() -> failure);
    }
    return new Setting.Failing(
        new Unavailable("started a program by podman run: " + first.orElseThrow(), REMEDY));
  }

  /** Where the kernel's control groups are not the user's own, podman cannot limit anything. */
  private boolean triedWithMemory() {
    return setting.get() instanceof Setting.Working(PodmanOptions options)
        && Trial.failure(command -> start(command, options.withMemory(128))).isEmpty();
  }

  private Path podman() {
    return path.find("podman").orElseThrow();
  }
}
