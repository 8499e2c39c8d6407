package dev.lava.image.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import dev.lava.image.Digest;
import dev.lava.image.progress.Progress;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of the cache when the disk is full. */
class FullDiskTest {
  private static final String MOUNT =
      "mount -t tmpfs -o size=1m tmpfs \"$1\" && shift && exec \"$@\"";

  @TempDir private Path directory;

  @Test
  void a_file_that_has_no_room_is_told_and_nothing_of_it_stays() throws Exception {
    new RequiredTool("unshare", "apt-get install util-linux").require();
    Path disk = Files.createDirectory(directory.resolve("disk"));
    byte[] bytes = new byte[4 << 20];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(directory.resolve("large"), bytes);
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> command =
        new ArrayList<>(List.of("unshare", root ? "-m" : "-rm", "sh", "-c", MOUNT, "sh"));
    command.add(disk.toString());
    command.addAll(Child.java(Downloader.class, disk.toString(), file.toString()));

    assertThat(Child.run(command))
        .contains("No space left on device")
        .endsWith("nothing of it is left\n");
  }

  /** Fetches a file that is larger than the disk. */
  static final class Downloader {
    public static void main(String[] arguments) throws Exception {
      Path disk = Path.of(arguments[0]);
      Path file = Path.of(arguments[1]);
      Digest digest = Digest.of(Files.readAllBytes(file));
      try {
        new DownloadCache(disk, Map.of())
            .fetch(file.toUri(), digest, Files.size(file), Progress.SILENT);
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
      try (Stream<Path> files = Files.walk(disk)) {
        if (files.noneMatch(left -> Files.isRegularFile(left) && left.toFile().length() > 0)) {
          System.out.println("nothing of it is left");
        }
      }
    }
  }
}
