package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Image;
import dev.lava.image.layout.OciLayout;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Buildah with a store of its own, on any file system.
 *
 * @param directory where the store is; what is pushed comes beside it
 */
record Buildah(Path directory) {
  /** What became of a command. */
  record Ended(int status, String output) {}

  static Buildah in(Path directory) {
    RequiredTool.ofDebian("buildah").require();
    return new Buildah(directory);
  }

  /** Gives the only image of a layout a name in the store. */
  void pull(Path layout, String name) throws Exception {
    Ended pulled = run("pull", "-q", "oci:" + layout);
    assertThat(pulled.status()).as(pulled.output()).isZero();
    Ended tagged = run("tag", pulled.output().strip(), name);
    assertThat(tagged.status()).as(tagged.output()).isZero();
  }

  Ended build(String tag, Path dockerfile, Path context) throws Exception {
    return run(
        "build",
        "--isolation",
        "chroot",
        "--network",
        "host",
        "-f",
        dockerfile.toString(),
        "-t",
        tag,
        context.toString());
  }

  /** An image of the store, in a layout that holds nothing else. */
  BakedImage pushed(String tag) throws Exception {
    Path layout = directory.resolve("pushed-" + tag);
    Ended ended = run("push", "-q", tag, "oci:" + layout + ":x");
    assertThat(ended.status()).as(ended.output()).isZero();
    Image image = OciLayout.open(layout).only();
    return new BakedImage(layout, image);
  }

  /** Removes what only buildah itself, as root, may remove. */
  void clear() throws Exception {
    run("rmi", "--all", "--force");
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "buildah",
                "--root",
                directory.resolve("store").toString(),
                "--runroot",
                directory.resolve("run").toString(),
                "--storage-driver",
                "vfs"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
