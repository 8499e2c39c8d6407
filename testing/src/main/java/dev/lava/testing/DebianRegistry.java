package dev.lava.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's {@code docker-registry}, as a process of its own on a free port of loopback. */
public final class DebianRegistry implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile(".*listening on 127\\.0\\.0\\.1:(\\d+).*");

  private final Process process;
  private final String host;

  private DebianRegistry(Process process, String host) {
    this.process = process;
    this.host = host;
  }

  /** A registry for everybody, without TLS. */
  public static DebianRegistry start(Path directory) throws IOException {
    return start(directory, "");
  }

  /**
   * A registry that keeps its things in this directory.
   *
   * @param more lines of its configuration; indented ones belong to {@code http}
   */
  public static DebianRegistry start(Path directory, String more) throws IOException {
    Path program = RequiredTool.ofDebian("docker-registry").require();
    Files.createDirectories(directory);
    Path configuration =
        Files.writeString(
            directory.resolve("config.yml"),
            """
            version: 0.1
            storage:
              filesystem:
                rootdirectory: %s
            http:
              addr: 127.0.0.1:0
            %s
            """
                .formatted(directory.resolve("data"), more));
    Process process =
        new ProcessBuilder(program.toString(), "serve", configuration.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      Matcher listening = LISTENING.matcher(line);
      if (listening.matches()) {
        Thread.ofPlatform().daemon().start(() -> drain(process));
        return new DebianRegistry(process, "127.0.0.1:" + listening.group(1));
      }
    }
    throw new IOException("docker-registry does not start:\n" + String.join("\n", said));
  }

  /** What it says later is of no interest, but it must not wait for somebody to read it. */
  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Such as {@code 127.0.0.1:43123}. */
  public String host() {
    return host;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
