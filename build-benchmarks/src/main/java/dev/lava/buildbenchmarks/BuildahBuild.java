package dev.lava.buildbenchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code buildah build} of a Dockerfile, with its cache of layers, in a storage of its own of the
 * driver that buildah takes by itself.
 */
record BuildahBuild(Path work, Command command, ChangingFunction function)
    implements BuildSpeed.Builder {
  static BuildahBuild create(Path work, Path base, ChangingFunction function)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    Files.writeString(
        work.resolve("Dockerfile"),
        """
        FROM localhost/base:1
        COPY lib /var/task/lib
        COPY com /var/task/com
        CMD ["%s"]
        """
            .formatted(ChangingFunction.HANDLER));
    BuildahBuild build =
        new BuildahBuild(work, new Command(work.resolve("log"), Map.of()), function);
    build.command.run(
        List.of(
            "skopeo",
            "copy",
            "oci:" + base,
            "containers-storage:[overlay@%s+%s]localhost/base:1"
                .formatted(work.resolve("root"), work.resolve("run"))));
    return build;
  }

  @Override
  public void build() throws IOException, InterruptedException {
    command.run(
        List.of(
            "buildah",
            "--storage-driver",
            "overlay",
            "--root",
            work.resolve("root").toString(),
            "--runroot",
            work.resolve("run").toString(),
            "build",
            "--isolation",
            "chroot",
            "--layers",
            "--pull=never",
            "--file",
            work.resolve("Dockerfile").toString(),
            "--tag",
            "build-speed:1",
            function.directory().toString()));
  }
}
