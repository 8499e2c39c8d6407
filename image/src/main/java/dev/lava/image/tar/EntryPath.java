package dev.lava.image.tar;

import dev.lava.image.ImageException;
import java.util.ArrayList;
import java.util.List;

/** The names in an archive, as paths relative to the root. */
public final class EntryPath {
  /** As long as Linux takes a path (PATH_MAX); longer ones would only keep readers busy. */
  private static final int LONGEST = 4096;

  private EntryPath() {}

  /**
   * The name without {@code ./} before it and slashes after it; empty for the root itself.
   *
   * @throws ImageException for a name that is absolute or climbs; the message is a rule, without
   *     the name
   */
  public static String of(String name) throws ImageException {
    requireShort("its name", name);
    if (name.startsWith("/")) {
      throw new ImageException("its name is absolute; names in a layer are relative to the root");
    }
    if (name.indexOf('\0') >= 0) {
      throw new ImageException("its name holds a NUL, which no file name can");
    }
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw new ImageException("its name climbs with '..'; names in a layer stay below the root");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /**
   * The target of a symbolic link, as it is written; it may lead anywhere.
   *
   * @throws ImageException for one that is too long to be followed
   */
  public static String target(String target) throws ImageException {
    requireShort("the target of the link", target);
    return target;
  }

  private static void requireShort(String what, String path) throws ImageException {
    if (path.length() > LONGEST) {
      throw new ImageException(
          "%s has %d characters; a path has at most %d".formatted(what, path.length(), LONGEST));
    }
  }
}
