package dev.lava.image.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "usr/share/doc,      usr/share/doc,               true",
    "usr/share/doc,      usr/share/doc/bash/FAQ,      true",
    "usr/share/doc,      usr/share/docs,              false",
    "usr/share/doc,      usr/share,                   false",
    "usr/lib/*/gconv,    usr/lib/x86_64/gconv/A.so,   true",
    "usr/lib/*/gconv,    usr/lib/a/b/gconv,           false",
    "**.la,              usr/lib/a/b/libx.la,         true",
    "**.la,              usr/lib/a/b/libx.lab,        false",
    "lib?.so,            libz.so,                     true",
    "lib?.so,            libzz.so,                    false",
    "lib[z].so,          libz.so,                     false",
    "a.b,                axb,                         false",
  })
  void matches_a_path_and_what_is_below(String pattern, String path, boolean matches) {
    assertThat(new Glob(pattern).matches(path)).isEqualTo(matches);
  }

  @Test
  void is_relative_to_the_root() {
    assertThatThrownBy(() -> new Glob("/usr/*"))
        .hasMessage(
            "'/usr/*' is no path of a tree; valid is a relative path without '.' and '..', such as"
                + " usr/bin/dash");
  }
}
