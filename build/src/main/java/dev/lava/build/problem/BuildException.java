package dev.lava.build.problem;

import java.util.List;

/**
 * A function image could not be built, for a reason that lies with what was asked or with the
 * project. Carries every problem that was found, each a whole sentence or more for the user.
 */
public final class BuildException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** One problem. */
  public BuildException(String problem) {
    this(List.of(problem));
  }

  /** All that is wrong, at least one problem. */
  public BuildException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order it was found. */
  public List<String> problems() {
    return problems;
  }
}
