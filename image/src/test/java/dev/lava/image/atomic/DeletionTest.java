package dev.lava.image.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionTest {
  @TempDir private Path directory;

  @Test
  void all_that_is_below_goes_with_it() throws Exception {
    Path tree = tree(3);

    Deletion.of(tree);

    assertThat(tree).doesNotExist();
  }

  @Test
  void a_single_file_is_deleted() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    Deletion.of(file);

    assertThat(file).doesNotExist();
  }

  @Test
  void what_is_not_there_needs_no_deletion() throws Exception {
    Deletion.of(directory.resolve("nothing"));

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_a_link_leads_to_stays() throws Exception {
    Path kept = Files.writeString(directory.resolve("kept"), "kept");
    Path tree = tree(1);
    Files.createSymbolicLink(tree.resolve("file"), kept);
    Files.createSymbolicLink(tree.resolve("directory"), directory);

    Deletion.of(tree);

    assertThat(directory).isDirectoryContaining(kept::equals);
    assertThat(tree).doesNotExist();
  }

  @Test
  void several_delete_the_same_at_once() throws Exception {
    Path tree = tree(300);
    List<Future<?>> deletions = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        deletions.add(
            executor.submit(
                () -> {
                  Deletion.of(tree);
                  return tree;
                }));
      }
    }
    for (Future<?> deletion : deletions) {
      deletion.get();
    }

    assertThat(tree).doesNotExist();
  }

  private Path tree(int branches) throws IOException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    for (int i = 0; i < branches; i++) {
      Path branch = Files.createDirectories(tree.resolve("branch-" + i + "/twig"));
      Files.writeString(branch.resolve("leaf"), "leaf");
    }
    return tree;
  }
}
