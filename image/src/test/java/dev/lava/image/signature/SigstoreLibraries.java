package dev.lava.image.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import dev.lava.image.Digest;
import dev.lava.image.atomic.Deletion;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Sigstore's libraries for JavaScript, which npm's own signatures rest on. {@code
 * package-lock.json} pins them with the SHA-512 that npm checks; they are kept in the user's cache
 * from run to run.
 *
 * @param modules {@code node_modules}
 */
record SigstoreLibraries(Path modules) {
  private static final Path SOURCES = Path.of("src/test/resources/sigstore").toAbsolutePath();
  private static final Path CACHE =
      Path.of(System.getProperty("user.home"), ".cache", "lava-tests");

  /** What became of a script. */
  record Ended(int status, String output) {}

  /** Those of the cache; fetched where they are not there. */
  static SigstoreLibraries require() throws Exception {
    new RequiredTool("node", "apt-get install nodejs").require();
    Path lock = SOURCES.resolve("package-lock.json");
    Path place =
        CACHE.resolve("sigstore-" + Digest.of(Files.readAllBytes(lock)).hex().substring(0, 12));
    if (!Files.isDirectory(place)) {
      RequiredTool.ofDebian("npm").require();
      Path work = Files.createTempDirectory(Files.createDirectories(CACHE), "fetching");
      try {
        for (String name : List.of("package.json", "package-lock.json")) {
          Files.copy(SOURCES.resolve(name), work.resolve(name));
        }
        Child.run(
            "npm",
            "ci",
            "--prefix=" + work,
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--silent");
        Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Deletion.of(work);
      }
    }
    return new SigstoreLibraries(place.resolve("node_modules"));
  }

  /** Runs a script to its end, on these libraries. */
  Ended run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", SOURCES.resolve(script).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NODE_PATH", modules.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertThat(status).as(output).isLessThan(2);
    return new Ended(status, output);
  }
}
