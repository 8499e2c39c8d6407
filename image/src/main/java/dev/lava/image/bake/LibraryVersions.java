package dev.lava.image.bake;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The versions of the C library, and of other libraries, that an image has, beside those that
 * programs want which were linked elsewhere.
 */
final class LibraryVersions {
  /** Without it nothing starts; other libraries may be of use to no function. */
  private static final String C_LIBRARY = "libc.so.6";

  private static final Set<String> DIRECTORIES = Set.of("lib", "lib64");

  private final FileTree image;
  private final Map<String, Optional<Library>> found = new HashMap<>();

  /** A library of the image and the versions that it defines. */
  private record Library(String path, ElfVersions versions) {}

  LibraryVersions(FileTree image) {
    this.image = image;
  }

  /** What a tree's programs want that the image has not, if anything: the first by path. */
  Optional<String> missing(FileTree tree) throws IOException {
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      if (entry.getValue() instanceof Node.File(Content content, int _)) {
        Optional<ElfVersions> program = read(content);
        if (program.isPresent()) {
          Optional<String> missing = missing(entry.getKey(), program.get());
          if (missing.isPresent()) {
            return missing;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> missing(String program, ElfVersions wants) throws IOException {
    for (Map.Entry<String, Set<String>> wanted : wants.needed().entrySet()) {
      Optional<Library> library = library(wanted.getKey(), wants.machine());
      if (library.isEmpty()) {
        if (wanted.getKey().equals(C_LIBRARY)) {
          return Optional.of("it has no %s, which %s wants".formatted(C_LIBRARY, program));
        }
        continue;
      }
      Set<String> lacking = new TreeSet<>(ElfVersions.NUMERIC);
      lacking.addAll(wanted.getValue());
      lacking.removeAll(library.get().versions().defined());
      if (!lacking.isEmpty()) {
        String version = List.copyOf(lacking).getLast();
        return Optional.of(
            "%s wants %s of %s, and %s goes up to %s"
                .formatted(
                    program,
                    version,
                    wanted.getKey(),
                    library.get().path(),
                    library.get().versions().newestLike(version)));
      }
    }
    return Optional.empty();
  }

  private Optional<Library> library(String name, int machine) throws IOException {
    Optional<Library> known = found.get(name);
    if (known == null) {
      known = search(name, machine);
      found.put(name, known);
    }
    return known;
  }

  private Optional<Library> search(String name, int machine) throws IOException {
    List<String> places = new ArrayList<>();
    for (String path : image.entries().keySet()) {
      if (path.endsWith("/" + name) && isSearched(path)) {
        places.add(path);
      }
    }
    for (String path : places) {
      if (image.resolve(path).orElse(null) instanceof Node.File(Content content, int _)) {
        Optional<ElfVersions> versions = read(content);
        if (versions.isPresent() && versions.get().machine() == machine) {
          return Optional.of(new Library(path, versions.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the dynamic linker looks there: below lib or lib64, of the root or of usr. */
  private static boolean isSearched(String path) {
    String inside = path.startsWith("usr/") ? path.substring("usr/".length()) : path;
    return DIRECTORIES.contains(inside.substring(0, Math.max(inside.indexOf('/'), 0)));
  }

  private static Optional<ElfVersions> read(Content content) throws IOException {
    try (InputStream in = content.open()) {
      byte[] start = in.readNBytes(ElfVersions.HEADER);
      if (!ElfVersions.isElf(start)) {
        return Optional.empty();
      }
      byte[] rest = in.readAllBytes();
      byte[] whole = new byte[start.length + rest.length];
      System.arraycopy(start, 0, whole, 0, start.length);
      System.arraycopy(rest, 0, whole, start.length, rest.length);
      return Optional.of(ElfVersions.read(whole));
    }
  }
}
