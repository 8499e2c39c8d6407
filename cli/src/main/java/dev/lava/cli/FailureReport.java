package dev.lava.cli;

import dev.lava.build.problem.BuildException;
import dev.lava.emulator.EmulatorException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells users what went wrong. Failures that a module foresaw have their message shown as it is;
 * anything else is a defect of Lava, and is shown whole so that it can be reported.
 */
record FailureReport(PrintStream err) implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    switch (failure) {
      case BuildException e -> print(e.problems());
      case FileSystemException e -> print(List.of(of(e)));
      case IOException e -> print(List.of(String.valueOf(e.getMessage())));
      case EmulatorException e -> print(List.of(String.valueOf(e.getMessage())));
      case IllegalArgumentException e -> print(List.of(String.valueOf(e.getMessage())));
      default -> {
        err.println("lava: a defect of Lava; please report this with the command that led here");
        failure.printStackTrace(err);
      }
    }
    return failure instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private void print(List<String> problems) {
    for (String problem : problems) {
      err.println("lava: " + problem);
    }
  }

  /** The messages of the JDK's file system exceptions are often just the file's name. */
  private static String of(FileSystemException failure) {
    String reason = failure.getReason();
    return "'%s': %s"
        .formatted(failure.getFile(), reason == null ? failure.getClass().getSimpleName() : reason);
  }
}
