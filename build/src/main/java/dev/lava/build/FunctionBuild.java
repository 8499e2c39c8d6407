package dev.lava.build;

import dev.lava.build.codegen.LaunchJar;
import dev.lava.build.handler.HandlerCheck;
import dev.lava.build.inputs.KnownDigests;
import dev.lava.build.jar.ClassesJar;
import dev.lava.build.oldformat.KnownOldClasses;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.Annotations;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a function on top of a base image.
 *
 * <p>Layers by how often they change: the dependencies as they were released, one jar each in
 * {@code /var/task/lib}, with their classes of an old format in {@code
 * /var/task/.lava/dependencies.jar}; those that change under the same name, in the same directory;
 * then the function's own classes as {@code /var/task/function.jar}, with what is generated from
 * them in {@code /var/task/.lava/launch.jar}. The handler becomes the image's {@code CMD}. The same
 * contents on the same base give the same image.
 *
 * <p>Layers of jars are remembered by what is in them, and so are their classes of an old format:
 * where only the function changed, they are neither read, compressed nor looked through again.
 *
 * @param base the image below
 * @param baseName what the base is called, for the annotations that name it (OCI image-spec,
 *     "Pre-Defined Annotation Keys")
 * @param memory a directory for what is remembered; made where it is missing
 */
public record FunctionBuild(Image base, Reference baseName, Path memory) {
  private static final String TASK = "var/task/";

  /**
   * Builds the image; its new layers are written into the blobs, and nothing is tagged.
   *
   * @param scratch an empty directory of the caller's
   * @throws BuildException where the handler names nothing in the contents; nothing is written then
   */
  public Image build(FunctionContents contents, String handler, BlobDirectory blobs, Path scratch)
      throws BuildException, IOException {
    new HandlerCheck(contents).check(handler);
    KnownDigests digests = new KnownDigests(memory.resolve("digests"));
    Optional<Path> old =
        new KnownOldClasses(memory.resolve("old"), digests).jar(contents.dependencies());
    Image image = withDependencies(contents, old, new JarLayers(memory, digests, blobs));
    if (!contents.classes().entries().isEmpty()) {
      image =
          ImageChange.append(
              image,
              LayerWriter.write(function(contents, handler, old, scratch), blobs),
              new HistoryEntry("lava build: function", ""));
    }
    image = ImageChange.configure(image, config -> config.withCommand(List.of(handler)));
    image = ImageChange.annotate(image, Annotations.BASE_NAME, baseName.toString());
    return ImageChange.annotate(
        image, Annotations.BASE_DIGEST, base.descriptor().digest().toString());
  }

  /** What is written of the dependencies anew changes with them, and is in their first layer. */
  private Image withDependencies(FunctionContents contents, Optional<Path> old, JarLayers layers)
      throws IOException {
    Image image = base;
    SortedMap<String, Content> jars = new TreeMap<>();
    if (old.isPresent()) {
      jars.put(TASK + LaunchJar.OLD, Content.of(old.get()));
    }
    for (boolean changing : List.of(false, true)) {
      for (Dependency dependency : contents.dependencies()) {
        if (dependency.changing() == changing) {
          jars.put(TASK + "lib/" + dependency.fileName(), dependency.content());
        }
      }
      if (!jars.isEmpty()) {
        String what = changing ? "changing dependencies" : "dependencies";
        image =
            ImageChange.append(
                image, layers.layer(jars), new HistoryEntry("lava build: " + what, ""));
        jars.clear();
      }
    }
    return image;
  }

  private static FileTree function(
      FunctionContents contents, String handler, Optional<Path> old, Path scratch)
      throws IOException {
    Path jar = Files.createTempDirectory(scratch, "function").resolve("function.jar");
    ClassesJar.write(OwnManifest.withoutClassPath(contents.classes()), jar);
    FileTree.Builder tree =
        FileTree.builder().put(TASK + "function.jar", new Node.File(Content.of(jar), 0_644));
    Optional<Path> launch = LaunchJar.write(contents, handler, jar, old, scratch);
    if (launch.isPresent()) {
      tree.put(TASK + ".lava/launch.jar", new Node.File(Content.of(launch.get()), 0_644));
    }
    return tree.build();
  }
}
