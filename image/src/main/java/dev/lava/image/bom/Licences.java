package dev.lava.image.bom;

import java.util.List;

/**
 * The licences of a Debian package, as its copyright file names them.
 *
 * @param path where the file is in the image
 * @param packageName the package
 * @param names Debian's short names, such as {@code GPL-2+}, sorted
 */
record Licences(String path, String packageName, List<String> names) {
  Licences {
    names = List.copyOf(names);
  }
}
