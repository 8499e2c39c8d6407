package dev.lava.image.contents;

import dev.lava.image.ImageException;
import dev.lava.image.tree.Links;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The root that layers make when they are laid over each other, as {@link dev.lava.image.unpack}
 * lays them, but in memory and without the files' bytes.
 */
final class Root {
  private final NavigableMap<String, Entry> entries = new TreeMap<>();
  private final List<Hidden> hidden = new ArrayList<>();

  Map<String, Entry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  List<Hidden> hidden() {
    return Collections.unmodifiableList(hidden);
  }

  /** Where an entry of this path comes to stand. */
  String placeFor(String path) throws ImageException {
    String place = Links.followParents(this::link, path);
    for (int slash = place.indexOf('/'); slash >= 0; slash = place.indexOf('/', slash + 1)) {
      Entry above = entries.get(place.substring(0, slash));
      if (above != null && !(above.item() instanceof Item.Directory)) {
        throw new ImageException(
            "it stands below '%s', which is no directory".formatted(above.path()));
      }
    }
    return place;
  }

  void put(Entry entry) {
    Entry before = entries.get(entry.path());
    boolean merges =
        before != null
            && before.item() instanceof Item.Directory
            && entry.item() instanceof Item.Directory;
    if (!merges) {
      hide(entry.path(), entry.layer(), entry.layer() + 1);
    }
    entries.put(entry.path(), entry);
  }

  /** The file that a hard link means. */
  Item.File file(String target) throws ImageException {
    Entry entry = entries.get(Links.followParents(this::link, target));
    return switch (entry == null ? null : entry.item()) {
      case Item.File file -> file;
      case Item.HardLink link -> link.file();
      case null, default ->
          throw new ImageException("it is a hard link to '%s', where no file is".formatted(target));
    };
  }

  void whiteout(String path, int layer) {
    hide(Links.followParents(this::link, path), layer, layer);
  }

  void opaque(String directory, int layer) {
    hideBelow(Links.follow(this::link, directory), layer, layer);
  }

  /** What stands at the path, once all links in it are followed. */
  Optional<Entry> find(String path) {
    return Optional.ofNullable(entries.get(Links.follow(this::link, path)));
  }

  /** What stands at the path itself, once all links above it are followed. */
  Optional<Entry> findLink(String path) {
    return Optional.ofNullable(entries.get(Links.followParents(this::link, path)));
  }

  boolean hasBelow(String directory) {
    return !entries.subMap(directory + "/", directory + "0").isEmpty();
  }

  /** Hides what layers before this one have at a path and below it. */
  private void hide(String path, int by, int before) {
    Entry entry = entries.get(path);
    if (entry != null && entry.layer() < before) {
      entries.remove(path);
      hidden.add(new Hidden(entry, by));
    }
    hideBelow(path, by, before);
  }

  private void hideBelow(String directory, int by, int before) {
    // '0' is the character after '/'.
    NavigableMap<String, Entry> below =
        directory.isEmpty()
            ? entries
            : entries.subMap(directory + "/", true, directory + "0", false);
    below
        .values()
        .removeIf(
            entry -> {
              boolean goes = entry.layer() < before;
              if (goes) {
                hidden.add(new Hidden(entry, by));
              }
              return goes;
            });
  }

  private Optional<String> link(String path) {
    return entries.get(path) instanceof Entry(_, _, Item.SymbolicLink(String target), _, _, _)
        ? Optional.of(target)
        : Optional.empty();
  }
}
