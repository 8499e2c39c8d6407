package dev.lava.runtime;

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
 * The scripts of the base image, run by dash with nothing on the {@code PATH}, in a tree of their
 * own whose JVM prints how it was called.
 */
final class StartScripts {
  private static final String TELLING =
      """
      #!/bin/sh
      echo "$0"
      for word; do echo "$word"; done
      echo "AWS_EXECUTION_ENV=$AWS_EXECUTION_ENV _HANDLER=$_HANDLER"
      """;

  final Path root;
  private final Map<String, String> variables = new HashMap<>();

  /** What a script printed, and how it ended. */
  record Ended(int status, List<String> output, String errors) {}

  StartScripts(Path root) throws IOException {
    this.root = root;
    executable("jvm/bin/java", TELLING);
    file("runtime/lib/lava-runtime.jar", "");
    file("runtime/lib/aws-core.jar", "");
    executable("runtime/bootstrap", Files.readString(script("bootstrap")));
    file("task/App.class", "");
    variables.put("LAVA_JAVA_HOME", root.resolve("jvm").toString());
    variables.put("LAVA_OPT", root.resolve("opt").toString());
    variables.put("LAMBDA_RUNTIME_DIR", root.resolve("runtime").toString());
    variables.put("LAMBDA_TASK_ROOT", root.resolve("task").toString());
  }

  StartScripts with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  StartScripts without(String variable) {
    variables.remove(variable);
    return this;
  }

  Path file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  Path executable(String path, String content) throws IOException {
    Path file = file(path, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path teller(String path) throws IOException {
    return executable(path, TELLING);
  }

  Ended bootstrap(String... arguments) throws Exception {
    return run(root.resolve("runtime/bootstrap"), arguments);
  }

  Ended entrypoint(String... arguments) throws Exception {
    return run(script("lambda-entrypoint.sh"), arguments);
  }

  private Ended run(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    String dash = RequiredTool.ofDebian("dash").require().toString();
    // The child of a small process has room for few open files, as in Lambda; one of this JVM may
    // have it for many.
    command.addAll(List.of(dash, "-c", "\"$0\" \"$@\"; exit $?", dash));
    command.add(script.toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(root, "out", "");
    Path err = Files.createTempFile(root, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("PATH", "/nonexistent");
    int status = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Ended(
        status, Files.readAllLines(out), Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Path script(String name) {
    return Path.of("..", "recipes", "java25", "files", name).toAbsolutePath().normalize();
  }
}
