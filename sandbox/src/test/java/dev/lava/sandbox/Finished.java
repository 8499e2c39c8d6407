package dev.lava.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** What came of a command: its status and all that it wrote. */
record Finished(int status, String output, String errors) {
  static Finished of(SandboxedProcess process) {
    CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> read(process.errors()));
    String output = read(process.output());
    return new Finished(process.exit().join(), output, errors.join());
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
