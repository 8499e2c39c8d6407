package dev.lava.image.tree;

import static dev.lava.image.SampleImages.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreeTest {
  private static final Node.Directory DIRECTORY = new Node.Directory(0_755);
  private static final Node.File ONE = file("one");
  private static final Node.File TWO = file("two");

  @Nested
  class Putting {
    @Test
    void missing_parents_are_made() {
      assertThat(FileTree.builder().put("usr/bin/dash", ONE).build().entries())
          .containsExactly(
              Map.entry("usr", DIRECTORY),
              Map.entry("usr/bin", DIRECTORY),
              Map.entry("usr/bin/dash", ONE));
    }

    @Test
    void a_parent_that_is_a_link_is_followed() {
      FileTree tree =
          FileTree.builder()
              .put("usr/lib", DIRECTORY)
              .put("lib", new Node.Symlink("usr/lib"))
              .put("lib/libc.so", ONE)
              .build();

      assertThat(tree.at("usr/lib/libc.so")).contains(ONE);
      assertThat(tree.at("lib")).contains(new Node.Symlink("usr/lib"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "../../../etc", "./etc", "../etc"})
    void no_link_leads_out_of_the_tree(String target) {
      FileTree tree =
          FileTree.builder().put("link", new Node.Symlink(target)).put("link/passwd", ONE).build();

      assertThat(tree.at("etc/passwd")).contains(ONE);
    }

    @Test
    void a_directory_over_a_link_to_a_directory_leaves_the_link() {
      FileTree tree =
          FileTree.builder()
              .put("usr/lib", DIRECTORY)
              .put("lib", new Node.Symlink("usr/lib"))
              .put("lib", DIRECTORY)
              .build();

      assertThat(tree.at("lib")).contains(new Node.Symlink("usr/lib"));
    }

    @Test
    void a_directory_over_a_link_to_the_root_leaves_the_link() {
      FileTree tree =
          FileTree.builder().put("root", new Node.Symlink("/")).put("root", DIRECTORY).build();

      assertThat(tree.at("root")).contains(new Node.Symlink("/"));
    }

    @Test
    void a_file_over_a_link_replaces_the_link_and_not_what_it_points_at() {
      FileTree tree =
          FileTree.builder()
              .put("a", ONE)
              .put("link", new Node.Symlink("a"))
              .put("link", TWO)
              .build();

      assertThat(tree.at("a")).contains(ONE);
      assertThat(tree.at("link")).contains(TWO);
    }

    @Test
    void a_directory_over_a_directory_keeps_what_is_in_it() {
      FileTree tree =
          FileTree.builder().put("tmp/a", ONE).put("tmp", new Node.Directory(0_1777)).build();

      assertThat(tree.at("tmp/a")).contains(ONE);
      assertThat(tree.at("tmp")).contains(new Node.Directory(0_1777));
    }

    @Test
    void nothing_stands_below_a_file() {
      FileTree.Builder tree = FileTree.builder().put("etc/hosts", ONE);

      assertThatThrownBy(() -> tree.put("etc/hosts/a", TWO))
          .hasMessage("'etc/hosts/a' cannot stand below 'etc/hosts', which is no directory");
    }

    @Test
    void a_directory_with_entries_becomes_nothing_else() {
      FileTree.Builder tree = FileTree.builder().put("etc/hosts", ONE);

      assertThatThrownBy(() -> tree.put("etc", TWO))
          .hasMessage("'etc' is a directory with entries and cannot become a file or link");
    }

    @Test
    void links_that_go_in_circles_are_refused() {
      FileTree.Builder tree =
          FileTree.builder().put("a", new Node.Symlink("b")).put("b", new Node.Symlink("a"));

      assertThatThrownBy(() -> tree.put("a/c", ONE))
          .hasMessage("the symbolic links of 'a' go in circles, or are more than 40");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/usr",
          "usr/",
          "usr//bin",
          "./usr",
          "usr/.",
          "a/../b",
          "..",
          "a\0b",
          "\ud800"
        })
    void a_path_that_is_none_is_refused(String path) {
      FileTree.Builder tree = FileTree.builder();

      assertThatThrownBy(() -> tree.put(path, ONE))
          .hasMessage(
              "'%s' is no path of a tree; valid is a relative path without '.' and '..', such as"
                  + " usr/bin/dash",
              path);
    }
  }

  @Nested
  class Hard_links {
    @Test
    void share_the_content_of_their_target() {
      FileTree tree = FileTree.builder().put("a", ONE).putHardLink("b", "a").build();

      assertThat(tree.at("b")).containsSame(ONE);
    }

    @Test
    void need_a_file_as_their_target() {
      FileTree.Builder tree = FileTree.builder().put("a", DIRECTORY);

      assertThatThrownBy(() -> tree.putHardLink("b", "a"))
          .hasMessage("'b' is a hard link to 'a', where no file stands");
    }
  }

  @Nested
  class Asked {
    private final FileTree tree =
        FileTree.builder()
            .put("usr/lib/jvm/release", ONE)
            .put("usr/lib-exec", TWO)
            .put("lib", new Node.Symlink("usr/lib"))
            .put("java", new Node.Symlink("/lib/jvm"))
            .build();

    @Test
    void a_path_through_links_resolves() {
      assertThat(tree.resolve("java/release")).contains(ONE);
      assertThat(tree.at("java/release")).isEmpty();
    }

    @Test
    void the_part_below_a_directory_has_paths_relative_to_it() {
      assertThat(tree.below("usr/lib").entries().keySet()).containsExactly("jvm", "jvm/release");
    }

    @Test
    void a_filter_keeps_the_directories_above_what_it_keeps() {
      assertThat(tree.filter(path -> path.endsWith("release")).entries().keySet())
          .containsExactly("usr", "usr/lib", "usr/lib/jvm", "usr/lib/jvm/release");
    }

    @Test
    void another_tree_laid_over_wins() {
      FileTree over = FileTree.builder().put("usr/lib/jvm/release", TWO).build();

      assertThat(tree.with(over).at("usr/lib/jvm/release")).contains(TWO);
    }

    @Test
    void entries_come_parents_first_and_sorted() {
      assertThat(tree.entries().keySet())
          .containsExactly(
              "java",
              "lib",
              "usr",
              "usr/lib",
              "usr/lib-exec",
              "usr/lib/jvm",
              "usr/lib/jvm/release");
    }
  }
}
