package dev.lava.image.tree;

import static dev.lava.image.SampleImages.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import dev.lava.image.FixedTime;
import dev.lava.image.ImageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDirectoryTest {
  @TempDir private Path directory;

  @Nested
  class A_tree_that_was_written {
    @Test
    void is_scanned_as_it_was() throws Exception {
      FileTree tree =
          FileTree.builder()
              .put("bin/run", new Node.File(Content.of("#!".getBytes(UTF_8)), 0_755))
              .put("etc/Főtanúsítvány.crt", file("certificate"))
              .put("lib", new Node.Symlink("usr/lib"))
              .put("nowhere", new Node.Symlink("/not/there"))
              .put("tmp", new Node.Directory(0_1777))
              .build();

      tree.writeTo(directory);

      assertThat(text(FileTree.scan(directory))).isEqualTo(text(tree));
    }

    @Test
    void has_one_inode_for_files_that_share_content_and_mode() throws Exception {
      Content content = Content.of("a".getBytes(UTF_8));
      FileTree.builder()
          .put("a", new Node.File(content, 0_644))
          .put("b", new Node.File(content, 0_644))
          .put("executable", new Node.File(content, 0_755))
          .build()
          .writeTo(directory);

      assertThat(inode("b")).isEqualTo(inode("a")).isNotEqualTo(inode("executable"));
      assertThat(FileTree.scan(directory).at("executable").orElseThrow())
          .isInstanceOfSatisfying(
              Node.File.class, node -> assertThat(node.mode()).isEqualTo(0_755));
    }

    @Test
    void carries_the_fixed_time() throws Exception {
      FileTree.builder().put("a", file("a")).build().writeTo(directory);

      assertThat(Files.getLastModifiedTime(directory.resolve("a")))
          .isEqualTo(FileTime.from(FixedTime.INSTANT));
    }

    @Test
    void can_be_read_and_entered_by_its_owner() throws Exception {
      FileTree.builder()
          .put("closed", new Node.Directory(0_000))
          .put("closed/file", new Node.File(Content.of(new byte[1]), 0_000))
          .build()
          .writeTo(directory);

      assertThat(FileTree.scan(directory).entries().values())
          .extracting(HostDirectoryTest::mode)
          .containsExactly(0_700, 0_400);
    }
  }

  @Nested
  class A_directory_that_is_scanned {
    @Test
    void has_one_content_for_hard_links() throws Exception {
      Files.writeString(directory.resolve("a"), "text");
      Files.createLink(directory.resolve("b"), directory.resolve("a"));

      FileTree tree = FileTree.scan(directory);

      assertThat(((Node.File) tree.at("a").orElseThrow()).content())
          .isSameAs(((Node.File) tree.at("b").orElseThrow()).content());
    }

    @Test
    void must_hold_no_pipe() throws Exception {
      Path pipe = directory.resolve("pipe");
      Child.run("mkfifo", pipe.toString());

      assertThatThrownBy(() -> FileTree.scan(directory))
          .hasMessage(
              "'%s' is a device, socket or pipe; a tree holds files, directories and symbolic links",
              pipe);
    }
  }

  @Test
  void under_a_locale_without_these_characters_a_name_is_refused() throws Exception {
    Process process =
        Child.start(WriteForeignName.class, Map.of("LC_ALL", "POSIX"), directory.toString());

    assertThat(process.getInputStream().readAllBytes())
        .asString(UTF_8)
        .isEqualTo(
            "the file name 'F?tan?s?tv?ny' cannot be written in this JVM's encoding of names,"
                + " ANSI_X3.4-1968; start it with LC_ALL=C.UTF-8 in the environment");
    assertThat(process.waitFor()).isZero();
  }

  /** Tries to write a file whose name is not ASCII. */
  static final class WriteForeignName {
    public static void main(String[] arguments) throws Exception {
      try {
        FileTree.builder().put("Főtanúsítvány", file("")).build().writeTo(Path.of(arguments[0]));
      } catch (ImageException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private Object inode(String name) throws Exception {
    return Files.getAttribute(directory.resolve(name), "unix:ino");
  }

  private static int mode(Node node) {
    return switch (node) {
      case Node.Directory(int mode) -> mode;
      case Node.File(_, int mode) -> mode;
      case Node.Symlink _ -> 0;
    };
  }

  /** The tree with the text of its files. */
  private static String text(FileTree tree) throws Exception {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      text.append(entry.getKey()).append(' ');
      switch (entry.getValue()) {
        case Node.Directory(int mode) -> text.append("directory ").append(mode);
        case Node.Symlink(String target) -> text.append("-> ").append(target);
        case Node.File(Content content, int mode) ->
            text.append(mode).append(new String(content.open().readAllBytes(), UTF_8));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
