package dev.lava.build.project;

import dev.lava.build.inputs.FileStates;
import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A directory of classes, with jars in its {@code lib/}: what AWS's zip packages look like. */
record ClassDirectory(Path directory) implements Project {
  @Override
  public FunctionContents contents(Path scratch, Progress progress)
      throws BuildException, IOException {
    return Packaged.split(directory, FileTree.scan(directory));
  }

  @Override
  public Optional<FileStates> inputs() throws IOException {
    return Optional.of(new FileStates().tree(directory, _ -> true));
  }
}
