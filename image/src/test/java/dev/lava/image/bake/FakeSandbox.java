package dev.lava.image.bake;

import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Plays jlink and the JVM whose archive is the list of its classes, and remembers how they were
 * called.
 */
final class FakeSandbox implements Sandbox {
  final List<String> commands = Collections.synchronizedList(new ArrayList<>());

  private final int exit;
  private final String errors;

  FakeSandbox(int exit, String errors) {
    this.exit = exit;
    this.errors = errors;
  }

  FakeSandbox() {
    this(0, "");
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public SandboxedProcess start(SandboxCommand command) {
    commands.add(String.join(" ", command.arguments()));
    if (exit == 0) {
      try {
        play(command);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Done(exit, errors);
  }

  private static void play(SandboxCommand command) throws IOException {
    List<String> arguments = command.arguments();
    int output = arguments.indexOf("--output");
    if (output >= 0) {
      Path lib = command.root().resolve(arguments.get(output + 1).substring(1)).resolve("lib");
      Files.createDirectories(lib);
      Files.writeString(
          lib.resolve("modules"), arguments.get(arguments.indexOf("--add-modules") + 1));
    } else {
      Files.copy(
          command.root().resolve(value(arguments, "-XX:SharedClassListFile=/")),
          command.root().resolve(value(arguments, "-XX:SharedArchiveFile=/")));
    }
  }

  private static String value(List<String> arguments, String option) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(option))
        .map(argument -> argument.substring(option.length()))
        .findFirst()
        .orElseThrow();
  }

  private record Done(int status, String text) implements SandboxedProcess {
    @Override
    public InputStream output() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream errors() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return CompletableFuture.completedFuture(status);
    }

    @Override
    public OptionalLong peakMemoryBytes() {
      return OptionalLong.empty();
    }

    @Override
    public void terminate() {}

    @Override
    public void kill() {}
  }
}
