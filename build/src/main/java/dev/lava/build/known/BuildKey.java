package dev.lava.build.known;

import dev.lava.build.FunctionBuild;
import dev.lava.build.inputs.FileStates;
import dev.lava.build.project.Project;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.reference.Reference;
import dev.lava.runtime.launch.LaunchPlan;
import dev.lava.spring.ProcessApplication;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The digest of all that determines an untrained image: the project's files, the base, the handler,
 * and the code that builds.
 *
 * @param digest the digest
 */
public record BuildKey(Digest digest) {
  /**
   * The key of a build that is about to begin; empty where the project cannot tell what it reads,
   * or has been written to just now.
   *
   * @param variant what is made of the base for the project, in words of the caller's
   */
  public static Optional<BuildKey> of(
      Project project, Image base, Reference baseName, String handler, String variant)
      throws IOException {
    Optional<FileStates> inputs = project.inputs();
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    FileStates states = inputs.get();
    boolean settled = states.isSettled();
    states
        .text(project.getClass().getSimpleName())
        .text(base.descriptor().digest().toString())
        .text(baseName.toString())
        .text(handler)
        .text(variant)
        .text(Runtime.version().toString());
    // The parts of Lava of which something goes into an image.
    for (Class<?> part :
        List.of(FunctionBuild.class, Image.class, LaunchPlan.class, ProcessApplication.class)) {
      states.tree(place(part), _ -> true);
    }
    return settled ? Optional.of(new BuildKey(states.digest())) : Optional.empty();
  }

  private static Path place(Class<?> part) throws IOException {
    try {
      return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the code's own place is no path: " + part, e);
    }
  }
}
