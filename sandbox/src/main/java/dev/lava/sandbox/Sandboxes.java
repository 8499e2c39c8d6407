package dev.lava.sandbox;

import dev.lava.sandbox.Availability.Available;
import dev.lava.sandbox.Availability.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sandboxes there are, and which of them to take. */
public final class Sandboxes {
  private static final SearchPath PATH = SearchPath.ofHost();
  private static final List<Sandbox> ISOLATED =
      List.of(new NamespaceSandbox(PATH, UserNamespaces.ofHost()), new PodmanSandbox(PATH));
  private static final List<Sandbox> ALL =
      List.of(ISOLATED.get(0), ISOLATED.get(1), new ProcessSandbox(PATH));

  private Sandboxes() {}

  /** All of them, in the order in which they are tried: namespace, podman, process. */
  public static List<Sandbox> all() {
    return ALL;
  }

  /**
   * Those that give a command a root of its own, in which programs of another distribution than the
   * host's can run: namespace, podman.
   */
  public static List<Sandbox> isolated() {
    return ISOLATED;
  }

  /**
   * The sandbox that a user asked for, whether or not it is available.
   *
   * @throws IllegalArgumentException for an unknown name; the message lists the known ones
   */
  public static Sandbox named(String name) {
    return ALL.stream()
        .filter(sandbox -> sandbox.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no sandbox is named '%s'; there are %s"
                        .formatted(
                            name,
                            ALL.stream().map(Sandbox::name).collect(Collectors.joining(", ")))));
  }

  /**
   * The first of all that this machine allows.
   *
   * @throws SandboxException where it allows none
   */
  public static SandboxChoice firstAvailable() throws SandboxException {
    return firstAvailable(ALL);
  }

  /**
   * The first of these that this machine allows. Each is tried, which takes some milliseconds for
   * the first and up to seconds for podman, once in the life of a JVM.
   *
   * @throws SandboxException where it allows none; the message says why not, one line for each
   */
  public static SandboxChoice firstAvailable(List<Sandbox> candidates) throws SandboxException {
    List<SandboxChoice.PassedOver> passedOver = new ArrayList<>();
    for (Sandbox sandbox : candidates) {
      switch (sandbox.availability()) {
        case Available() -> {
          return new SandboxChoice(sandbox, passedOver);
        }
        case Unavailable unavailable ->
            passedOver.add(new SandboxChoice.PassedOver(sandbox.name(), unavailable));
      }
    }
    throw new SandboxException(
        "this machine allows none of the sandboxes that would do:\n"
            + passedOver.stream()
                .map(SandboxChoice.PassedOver::toString)
                .collect(Collectors.joining("\n"))
                .indent(2)
                .stripTrailing());
  }
}
