package dev.lava.image.lock;

import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.Area;
import dev.lava.image.debian.ResolvedPackage;
import java.util.List;
import java.util.Map;

/**
 * A lock as YAML. Equal locks are equal text, and a package is one line, so that a difference
 * between two versions of the file shows just what changed.
 */
final class LockText {
  /** The first line of the document; to be raised when an older Lava could not read it. */
  static final String VERSION = "1";

  private final StringBuilder text = new StringBuilder();

  private LockText() {}

  static String of(Lock lock) {
    LockText text = new LockText();
    text.line(
        "# What the recipe %s.yaml came to; 'lava base' builds from it.".formatted(lock.recipe()));
    text.line("# 'lava lock' writes this file: commit it, and do not edit it.");
    text.line("lock: " + VERSION);
    text.line("recipe: " + lock.recipe());
    text.line("steps:");
    lock.steps().forEach(text::step);
    return text.text.toString();
  }

  private void step(LockedStep step) {
    line("  - stage: " + step.stage());
    switch (step) {
      case LockedStep.Packages packages -> packages(packages);
      case LockedStep.Artifact artifact -> {
        if (artifact.digest().isPresent()) {
          line("    artifact: " + artifact.coordinates());
          line("    digest: " + artifact.digest().get());
        } else {
          line("    # Of the Lava that bakes: its bytes are those of the build at hand.");
          line("    artifact: " + artifact.coordinates());
        }
      }
      case LockedStep.Image image -> {
        line("    image: " + quoted(image.image().toString()));
        image
            .digests()
            .forEach(
                (architecture, digest) ->
                    line("    %s: '%s'".formatted(architecture.debianName(), digest)));
      }
    }
  }

  /** A path may have any character. */
  private static String quoted(String text) {
    return "'%s'".formatted(text.replace("'", "''"));
  }

  private void packages(LockedStep.Packages packages) {
    line("    packages: [%s]".formatted(String.join(", ", packages.names())));
    if (!packages.exclude().isEmpty()) {
      line("    exclude: [%s]".formatted(String.join(", ", packages.exclude())));
    }
    line("    release: " + packages.release());
    packages.asOf().ifPresent(instant -> line("    as-of: '%s'".formatted(instant)));
    for (Map.Entry<Architecture, List<ResolvedPackage>> entry : packages.packages().entrySet()) {
      String architecture = entry.getKey().debianName();
      line("    %s:".formatted(architecture));
      entry.getValue().forEach(one -> onePackage(one, architecture));
    }
  }

  private void onePackage(ResolvedPackage one, String architecture) {
    line(
        "      %s: {version: '%s', archive: %s,%s path: '%s', size: %d, digest: '%s'}"
            .formatted(
                one.name(),
                one.version(),
                one.area() == Area.SECURITY ? "security" : "main",
                one.architecture().equals(architecture)
                    ? ""
                    : " architecture: %s,".formatted(one.architecture()),
                one.path(),
                one.size(),
                one.digest()));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
