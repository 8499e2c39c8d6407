package dev.lava.build.oldformat;

import dev.lava.build.inputs.KnownDigests;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.Digest;
import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Remembers what became of the old classes of dependencies, as a jar for each set of them. Looking
 * through all of their classes takes longer than all else that a build does of which one class of
 * the function has changed.
 *
 * @param directory where they are kept; made where it is missing
 * @param digests tells the dependencies apart
 */
public record KnownOldClasses(Path directory, KnownDigests digests) {
  /** To be raised when the same dependencies are to give other classes. */
  private static final String RULES = "1";

  /** As {@link OldClassFiles#of(FunctionContents)}. */
  public OldClassFiles of(FunctionContents contents) throws IOException {
    List<Dependency> inOrder = OldClassFiles.inOrder(contents);
    return of(inOrder).without(contents.classes().entries().keySet());
  }

  private OldClassFiles of(List<Dependency> inOrder) throws IOException {
    Path file = directory.resolve(key(inOrder).hex() + ".jar");
    if (Files.isRegularFile(file)) {
      try {
        return OldClassFiles.readFrom(file);
      } catch (ZipException _) {
        // It is damaged, and written again.
      }
    }
    OldClassFiles found = OldClassFiles.of(inOrder);
    Files.createDirectories(directory);
    try (PartialFile partial = PartialFile.create(directory)) {
      found.writeTo(partial);
      partial.moveTo(file);
    }
    return found;
  }

  /** What is written depends on the JDK's library for class files, too. */
  private Digest key(List<Dependency> inOrder) throws IOException {
    MessageDigest all = Digest.sha256();
    add(all, RULES + " " + Runtime.version());
    for (Dependency dependency : inOrder) {
      add(all, digests.of(dependency.content()).toString());
    }
    return Digest.of(all);
  }

  private static void add(MessageDigest all, String line) {
    all.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
