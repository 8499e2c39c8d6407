package dev.lava.image.inspect;

import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Format;
import dev.lava.image.contents.Item;
import dev.lava.image.inspect.Component.Kind;
import java.util.HashMap;
import java.util.Map;

/** Whose an entry is. */
final class Owners {
  private static final String TASK = "var/task/";
  private static final String INFO = "var/lib/dpkg/info/";
  private static final String STATUS = "var/lib/dpkg/status.d/";

  /** The package of each path that a list of files names. */
  private final Map<String, String> packages = new HashMap<>();

  /** A part, whatever it costs. */
  record Owner(Kind kind, String name) {}

  Owners(Contents contents) {
    for (Entry entry : contents.root().values()) {
      if (Contents.file(entry).map(Item.File::format).orElse(new Format.Other())
          instanceof Format.Text(String text)) {
        if (entry.path().startsWith(INFO)) {
          read(named(entry.path(), INFO, ".list"), text, 1);
        } else if (entry.path().startsWith(STATUS)) {
          // A digest of 32 digits and two spaces stand before each path.
          read(named(entry.path(), STATUS, ".md5sums"), text, 34);
        }
      }
    }
  }

  private static String named(String path, String directory, String suffix) {
    String name = path.substring(directory.length(), path.length() - suffix.length());
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private void read(String owner, String list, int start) {
    list.lines()
        .filter(line -> line.length() > start)
        .forEach(line -> packages.putIfAbsent(line.substring(start), owner));
  }

  Owner of(Entry entry) {
    String path = entry.path();
    if (path.startsWith("var/lang/")) {
      return new Owner(Kind.JDK, "JDK");
    }
    if (path.startsWith("var/runtime/") || path.equals("lambda-entrypoint.sh")) {
      return new Owner(Kind.RUNTIME, "runtime");
    }
    if (path.startsWith(TASK)) {
      return ofFunction(path.substring(TASK.length()));
    }
    String owner = packages.get(path);
    if (owner != null && entry.isFile()) {
      return new Owner(Kind.PACKAGE, owner);
    }
    return new Owner(Kind.DIRECTORY, "/" + directory(path));
  }

  private static Owner ofFunction(String path) {
    if (path.startsWith("lib/") && path.endsWith(".jar")) {
      return new Owner(Kind.DEPENDENCY, path.substring("lib/".length()));
    }
    if (path.startsWith(".lava/function.")) {
      return new Owner(Kind.TRAINING, "what training gave");
    }
    if (path.equals(".lava/dependencies.jar")) {
      return new Owner(Kind.DEPENDENCY, "classes of old formats");
    }
    if (path.startsWith(".lava/launch")) {
      return new Owner(Kind.FUNCTION, "generated code");
    }
    return new Owner(Kind.FUNCTION, path.equals("function.jar") ? path : "other files");
  }

  /** Two names deep, which tells {@code usr/lib} from {@code usr/share}. */
  private static String directory(String path) {
    int first = path.indexOf('/');
    int second = first < 0 ? -1 : path.indexOf('/', first + 1);
    return second >= 0 ? path.substring(0, second) : first >= 0 ? path.substring(0, first) : "";
  }
}
