package dev.lava.image.debian;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a host's apt knows of Debian's archives (sources.list(5)). Only addresses are taken: which
 * release the host runs does not matter, and the signatures are checked with Lava's own keys.
 *
 * @param entries the entries that lead to Debian's archives, in apt's order
 */
record AptSources(List<Entry> entries) {
  /**
   * What Debian calls its releases; a derivative's names differ, a third party's are checked on.
   */
  private static final Set<String> RELEASES =
      Set.of(
          "bullseye",
          "bookworm",
          "trixie",
          "forky",
          "duke",
          "sid",
          "unstable",
          "testing",
          "stable",
          "oldstable",
          "oldoldstable");

  /**
   * An entry.
   *
   * @param uri the base address
   * @param suite such as {@code trixie-security}
   */
  record Entry(String uri, String suite) {
    boolean isSecurity() {
      return suite.endsWith("-security") || suite.endsWith("/updates");
    }
  }

  /** Reads {@code sources.list} and what lies in {@code sources.list.d}. */
  static AptSources read(Path apt) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files(apt)) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      entries.addAll(file.toString().endsWith(".sources") ? deb822(file, text) : oneLine(text));
    }
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries) {
      for (String uri : addresses(entry.uri())) {
        found.add(new Entry(uri, entry.suite()));
      }
    }
    return new AptSources(List.copyOf(found));
  }

  /** The first archive among the entries, and the security archive that goes with it. */
  Optional<Mirror> mirror() {
    Optional<String> archive = first(entry -> !entry.isSecurity());
    Optional<String> security = first(Entry::isSecurity);
    return archive.map(
        uri ->
            Mirror.parse(
                security.map(beside -> uri + " " + beside).orElse(uri),
                "the host's apt configuration"));
  }

  private Optional<String> first(Predicate<Entry> wanted) {
    return entries.stream().filter(wanted).map(Entry::uri).findFirst();
  }

  private static List<Path> files(Path apt) throws IOException {
    List<Path> files = new ArrayList<>();
    Path directory = apt.resolve("sources.list.d");
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(directory, "*.{list,sources}")) {
        inside.forEach(files::add);
      }
      files.sort(null);
    }
    files.addFirst(apt.resolve("sources.list"));
    files.removeIf(file -> !Files.isReadable(file));
    return files;
  }

  /** The older form: {@code deb [signed-by=FILE] URI SUITE COMPONENT...}. */
  private static List<Entry> oneLine(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String bare = line.replaceFirst("#.*", "");
      String options = bare.contains("[") ? bare.replaceFirst(".*\\[([^\\]]*)\\].*", "$1") : "";
      String[] words = bare.replaceFirst("\\[[^\\]]*\\]", " ").strip().split("\\s+");
      boolean signedByOther = options.contains("signed-by") && !options.contains("debian-archive");
      if (words.length >= 4
          && words[0].equals("deb")
          && !signedByOther
          && isDebian(words[2])
          && Arrays.asList(words).subList(3, words.length).contains("main")) {
        entries.add(new Entry(words[1], words[2]));
      }
    }
    return entries;
  }

  private static List<Entry> deb822(Path file, String text) throws IOException {
    List<Entry> entries = new ArrayList<>();
    ControlReader reader =
        new ControlReader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
            file.toString(),
            List.of());
    for (Optional<Paragraph> next = reader.next(); next.isPresent(); next = reader.next()) {
      Paragraph source = next.get();
      boolean off =
          source.field("Enabled").filter(value -> value.matches("(?i)no|false")).isPresent();
      boolean signedByOther =
          source.field("Signed-By").filter(value -> !value.contains("debian-archive")).isPresent();
      if (off
          || signedByOther
          || !source.words("Types").contains("deb")
          || !source.words("Components").contains("main")) {
        continue;
      }
      for (String uri : source.words("URIs")) {
        for (String suite : source.words("Suites")) {
          if (isDebian(suite)) {
            entries.add(new Entry(uri, suite));
          }
        }
      }
    }
    return entries;
  }

  private static boolean isDebian(String suite) {
    return RELEASES.contains(suite.replaceFirst("(?:-updates|-security|/updates)$", ""));
  }

  /** The addresses behind a URI; Debian's cloud images name a file that lists them. */
  private static List<String> addresses(String uri) throws IOException {
    if (uri.startsWith("mirror+file:")) {
      Path list = Path.of(uri.substring("mirror+file:".length()).replaceFirst("^//+", "/"));
      if (!Files.isReadable(list)) {
        return List.of();
      }
      return Files.readAllLines(list, StandardCharsets.ISO_8859_1).stream()
          .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+")[0])
          .filter(AptSources::isReadable)
          .toList();
    }
    return isReadable(uri) ? List.of(uri) : List.of();
  }

  private static boolean isReadable(String uri) {
    return uri.startsWith("http://") || uri.startsWith("https://") || uri.startsWith("file:");
  }
}
