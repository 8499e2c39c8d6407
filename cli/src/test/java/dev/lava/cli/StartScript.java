package dev.lava.cli;

import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A script that a recipe lays down, run by dash with nothing on the {@code PATH}, in a tree of its
 * own whose programs tell how they were called.
 */
final class StartScript {
  private static final String TELLING =
      """
      #!/bin/sh
      echo "$0${*:+ $*}"
      """;

  private final Path script;
  private final Path root;
  private final Map<String, String> variables = new HashMap<>();

  /**
   * What a script printed, and how it ended.
   *
   * @param output both streams' lines, with ROOT in the place of the tree's own path
   */
  record Ended(int status, String output) {}

  /**
   * @param script where it is below {@code recipes/}
   */
  StartScript(String script, Path root) {
    this.script = Path.of("..", "recipes").resolve(script).toAbsolutePath().normalize();
    this.root = root;
  }

  /** As if an absolute path of the machine were one of the tree. */
  StartScript moving(String absolute, String path) throws IOException {
    file("moved", Files.readString(script).replace(absolute, root.resolve(path).toString()));
    StartScript moved = new StartScript(root.resolve("moved").toString(), root);
    moved.variables.putAll(variables);
    return moved;
  }

  StartScript with(String variable, String value) {
    variables.put(variable, value.replace("ROOT", root.toString()));
    return this;
  }

  StartScript without(String variable) {
    variables.remove(variable);
    return this;
  }

  StartScript file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /** A program that prints its command line, and these variables in lines of their own. */
  StartScript teller(String path, String... tells) throws IOException {
    StringBuilder program = new StringBuilder(TELLING);
    for (String variable : tells) {
      program.append("echo \"%1$s=$%1$s\"\n".formatted(variable));
    }
    file(path, program.toString());
    Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  Ended run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(RequiredTool.ofDebian("dash").require().toString());
    command.add(script.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("PATH", "/nonexistent");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output.replace(root.toString(), "ROOT").strip());
  }
}
