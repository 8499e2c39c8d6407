package dev.lava.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code podman} has to be told on a machine to start anything. Its own settings come first;
 * the others are for machines where those fail:
 *
 * <ul>
 *   <li>{@code crun}, its usual runtime, refuses a machine with both versions of cgroups, where
 *       {@code runc} works;
 *   <li>it raises limits on open files and processes, which a machine without CAP_SYS_RESOURCE
 *       refuses; Lambda's own limits are 1,024 each;
 *   <li>it lays an overlay over the root, so that its own mount points do not end up in there;
 *       without a file system that can overlay they do.
 * </ul>
 */
record PodmanOptions(List<String> runtime, List<String> limits, boolean overlay) {
  private static final List<List<String>> RUNTIMES =
      List.of(List.of(), List.of("--runtime", "runc"));
  private static final List<List<String>> LIMITS =
      List.of(List.of(), List.of("--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024"));

  PodmanOptions {
    runtime = List.copyOf(runtime);
    limits = List.copyOf(limits);
  }

  /** Those to try, in order. */
  static Stream<PodmanOptions> candidates() {
    return Stream.of(true, false)
        .flatMap(
            overlay ->
                LIMITS.stream()
                    .flatMap(
                        limits ->
                            RUNTIMES.stream()
                                .map(runtime -> new PodmanOptions(runtime, limits, overlay))));
  }

  /** These and a limit on memory. */
  PodmanOptions withMemory(int megabytes) {
    List<String> more = new ArrayList<>(limits);
    more.addAll(List.of("--memory", megabytes + "m"));
    return new PodmanOptions(runtime, more, overlay);
  }
}
