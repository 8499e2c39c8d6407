package dev.lava.cli.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A machine as the launcher sees it: a clone of Lava that holds the launcher and one source file, a
 * home, a folder of JDKs, and a PATH with the standard tools. Its JDKs and its Maven are scripts
 * that say what they were asked to do.
 */
final class LauncherMachine {
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "cksum",
          "date",
          "dirname",
          "find",
          "flock",
          "head",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "touch",
          "tr");

  final Path clone;
  final Path home;
  final Path jvms;
  final Path programs;
  final Map<String, String> environment = new HashMap<>();

  /** What one run of the launcher came to. */
  record Run(int status, String output, String errors) {}

  LauncherMachine(Path directory) throws IOException {
    clone = Files.createDirectories(directory.resolve("a clone"));
    home = Files.createDirectories(directory.resolve("home"));
    jvms = Files.createDirectories(directory.resolve("jvm"));
    programs = Files.createDirectories(directory.resolve("bin"));
    for (String tool : TOOLS) {
      program(programs.resolve(tool), "exec %s \"$@\"".formatted(hostProgram(tool)));
    }
    Files.copy(Path.of("../lava"), clone.resolve("lava"));
    write("pom.xml", "");
    write("cli/src/main/java/Main.java", "");
    write("recipes/java25.yaml", "");
    write("samples/greeting/pom.xml", "");
    environment.putAll(
        Map.of(
            "PATH", programs.toString(),
            "HOME", home.toString(),
            "LAVA_JVM_FOLDER", jvms.toString()));
  }

  /** Puts a JDK somewhere; its {@code java} prints its version and its arguments. */
  Path jdk(Path at, String version) throws IOException {
    Files.createDirectories(at.resolve("bin"));
    Files.writeString(
        at.resolve("release"),
        """
        IMPLEMENTOR="Nobody"
        JAVA_VERSION="%s"
        """
            .formatted(version));
    program(at.resolve("bin/java"), "echo \"Java %s\"; printf '%%s\\n' \"$@\"".formatted(version));
    program(at.resolve("bin/javac"), "exit 1");
    return at;
  }

  /** Puts a Maven on the PATH that builds by {@code script} and counts its builds. */
  void maven(String version, String script) throws IOException {
    maven(programs.resolve("mvn"), version, script);
  }

  void maven(Path at, String version, String script) throws IOException {
    program(
        at,
        """
        if [ "$1" = --version ]; then echo "Apache Maven %s (abc)"; exit; fi
        echo "${0##*/} $*" >>"$HOME/builds"
        echo "$JAVA_HOME" >>"$HOME/builders"
        %s
        """
            .formatted(version, script));
  }

  /** What a build that works does. */
  static String builds() {
    return "mkdir -p cli/target/quick/lava/lib && : >cli/target/quick/lava/lib/lava-cli.jar";
  }

  List<String> buildsSoFar() throws IOException {
    Path log = home.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  /** Writes a file of the clone, as if it had been there for an hour. */
  Path write(String path, String text) throws IOException {
    Path file = clone.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  /** Changes a file of the clone after anything that has been built. */
  void change(String path) throws IOException {
    Path file = clone.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "changed");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
  }

  Run lava(String... arguments) throws IOException {
    return launch(clone.resolve("lava"), arguments).join();
  }

  CompletableFuture<Run> launch(Path launcher, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(home.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            String errors =
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.onExit().join().exitValue(), output, errors);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void program(Path at, String script) throws IOException {
    Files.writeString(at, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path hostProgram(String name) {
    return List.of("/usr/bin", "/bin").stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
