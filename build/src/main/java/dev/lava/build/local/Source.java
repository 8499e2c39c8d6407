package dev.lava.build.local;

import dev.lava.build.problem.BuildException;
import java.io.IOException;

/** Gives a function's untrained image, with or without Spring's processing; asked twice at most. */
public interface Source {
  /** The image that the settings want; they differ in nothing but what Spring is to do. */
  UntrainedImage build(BuildSettings settings) throws BuildException, IOException;
}
