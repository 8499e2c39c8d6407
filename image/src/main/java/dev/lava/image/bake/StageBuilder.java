package dev.lava.image.bake;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.debian.Unpacked;
import dev.lava.image.download.Address;
import dev.lava.image.recipe.Step;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.image.untar.ArchiveException;
import dev.lava.image.untar.UnpackedArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Carries out the steps of a stage, one after the other, on a tree that begins with nothing. */
final class StageBuilder {
  /** Where the results of other stages come from; waits until they are built. */
  interface Stages {
    FileTree tree(String stage) throws IOException;

    /** What the image's layers of these stages hold, which an earlier bake may have written. */
    FileTree layers(List<String> stages) throws IOException;
  }

  private final BakeSettings settings;
  private final Stages stages;
  private final WorkDirectory work;
  private final JlinkRun jlink;
  private final ClassDataRun classData;

  StageBuilder(BakeSettings settings, Stages stages, WorkDirectory work) {
    this.settings = settings;
    this.stages = stages;
    this.work = work;
    this.jlink = new JlinkRun(settings, work);
    this.classData = new ClassDataRun(settings, work);
  }

  /**
   * The tree that the steps end in.
   *
   * @param stage what messages call it
   */
  FileTree build(String stage, List<PlannedStep> steps) throws IOException {
    FileTree tree = FileTree.empty();
    for (PlannedStep step : steps) {
      try {
        tree = apply(stage, step, tree);
      } catch (IllegalArgumentException e) {
        throw new BakeException("stage '%s': %s".formatted(stage, e.getMessage()), e);
      }
    }
    return tree;
  }

  private FileTree apply(String stage, PlannedStep planned, FileTree tree) throws IOException {
    return switch (planned) {
      case PlannedStep.Packages packages -> {
        Unpacked unpacked = settings.packages().unpack(packages.step(), packages.set());
        FileTree trimmed =
            Trimming.trim(unpacked.tree(), packages.step().drop(), packages.step().keep());
        yield tree.with(trimmed).with(unpacked.status());
      }
      case PlannedStep.Artifact artifact ->
          put(tree, artifact.step().into(), new Node.File(Content.of(artifact.jar()), 0_644));
      case PlannedStep.Archive archive -> under(tree, archive.step().into(), unpack(archive));
      case PlannedStep.Local local -> {
        Path scratch = work.scratch();
        yield under(tree, local.step().into(), local.files().tree(scratch));
      }
      case PlannedStep.FromImage(_, Image image, _) -> unpack(image);
      case PlannedStep.Copy copy -> copy(copy.step(), tree);
      case PlannedStep.Jlink run -> {
        FileTree host = run.host().isEmpty() ? tree : build(stage, run.host());
        yield FileTree.builder()
            .putAll("", tree)
            .putAll(run.step().into(), jlink.run(run.step(), host, tree))
            .build();
      }
      case PlannedStep.ClassData(Step.ClassData step, boolean cross, Digest _) ->
          cross
              ? tree
              : put(tree, step.into(), classData.run(step, stages.layers(step.from()), tree));
      case PlannedStep.Plain plain -> plain(plain.step(), tree);
    };
  }

  private static FileTree plain(Step step, FileTree tree) throws IOException {
    FileTree.Builder builder = FileTree.builder().putAll("", tree);
    switch (step) {
      case Step.Certificates certificates -> {
        return TrustStores.add(tree, certificates);
      }
      case Step.Remove(var paths) -> {
        return Trimming.trim(tree, paths, List.of());
      }
      case Step.Strip(var paths) -> {
        return Trimming.strip(tree, paths);
      }
      case Step.Directories(var modes) ->
          modes.forEach((path, mode) -> builder.put(path, new Node.Directory(mode)));
      case Step.Links(var targets) ->
          targets.forEach((path, target) -> builder.put(path, new Node.Symlink(target)));
      case Step.Files(var files) -> {
        for (Map.Entry<String, Step.LaidFile> file : files.entrySet()) {
          builder.put(
              file.getKey(), new Node.File(file.getValue().content(), file.getValue().mode()));
        }
      }
      case Step.Append(var texts) -> {
        for (Map.Entry<String, String> text : texts.entrySet()) {
          builder.put(text.getKey(), appended(tree, text.getKey(), text.getValue()));
        }
      }
      case Step.Packages _,
          Step.Artifact _,
          Step.Archive _,
          Step.Local _,
          Step.FromImage _,
          Step.Jlink _,
          Step.ClassData _,
          Step.Copy _ ->
          throw new IllegalStateException("not planned as a plain step: " + step);
    }
    return builder.build();
  }

  private static Node appended(FileTree tree, String path, String text) throws IOException {
    if (!(tree.at(path).orElse(null) instanceof Node.File(Content content, int mode))) {
      throw new BakeException("the step 'append' finds no file '%s'".formatted(path));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream before = content.open()) {
      before.transferTo(bytes);
    }
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return new Node.File(Content.of(bytes.toByteArray()), mode);
  }

  private FileTree copy(Step.Copy step, FileTree tree) throws IOException {
    FileTree from = stages.tree(step.from());
    Node node =
        from.at(step.path())
            .orElseThrow(
                () ->
                    new BakeException(
                        "the step 'copy' finds no '%s' in stage '%s'"
                            .formatted(step.path(), step.from())));
    FileTree.Builder builder = FileTree.builder().putAll("", tree).put(step.to(), node);
    if (node instanceof Node.Directory) {
      builder.putAll(step.to(), from.below(step.path()));
    }
    return builder.build();
  }

  private FileTree unpack(PlannedStep.Archive archive) throws IOException {
    Path file = settings.archives().fetch(archive.from(), archive.checksum());
    try {
      FileTree tree = UnpackedArchive.unpack(file, work.scratch(), archive.step().strip());
      if (tree.entries().isEmpty()) {
        throw new BakeException(
            "nothing is left of the archive %s with %d names taken off each path"
                .formatted(Address.shown(archive.from()), archive.step().strip()));
      }
      return tree;
    } catch (ArchiveException e) {
      throw new BakeException(
          "the archive %s cannot be unpacked: %s"
              .formatted(Address.shown(archive.from()), e.getMessage()),
          e);
    }
  }

  private FileTree unpack(Image image) throws IOException {
    return FileTree.scan(UnpackedRoots.of(work.path("images")).unpack(image));
  }

  private static FileTree under(FileTree tree, String directory, FileTree added) {
    return FileTree.builder()
        .putAll("", tree)
        .put(directory, new Node.Directory(0_755))
        .putAll(directory, added)
        .build();
  }

  private static FileTree put(FileTree tree, String path, Node node) {
    return FileTree.builder().putAll("", tree).put(path, node).build();
  }
}
