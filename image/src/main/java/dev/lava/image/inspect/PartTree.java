package dev.lava.image.inspect;

import dev.lava.image.Image;
import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Format;
import dev.lava.image.contents.Hidden;
import dev.lava.image.contents.Item;
import dev.lava.image.contents.LayerContents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the entries of each layer into directories again. */
final class PartTree {
  private final Map<String, PartTree> below = new TreeMap<>();
  private Cost own = Cost.NOTHING;
  private @Nullable Entry entry;

  private PartTree() {}

  static Part of(Image image, Contents contents) {
    Set<Entry> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    contents.hidden().stream().map(Hidden::entry).forEach(hidden::add);
    List<Part> layers = new ArrayList<>();
    Cost all = Cost.NOTHING;
    for (LayerContents layer : contents.layers()) {
      PartTree tree = new PartTree();
      layer.entries().forEach(tree::add);
      String made = image.config().history().get(layers.size()).createdBy();
      Part part =
          tree.part(
              "layer %d%s".formatted(layers.size() + 1, made.isEmpty() ? "" : ": " + made), hidden);
      layers.add(part);
      all = all.plus(part.cost());
    }
    return new Part("image", all, false, layers);
  }

  private void add(Entry added) {
    PartTree at = this;
    for (String name : added.path().split("/", -1)) {
      at = at.below.computeIfAbsent(name, _ -> new PartTree());
    }
    at.own = at.own.plus(Cost.of(added));
    at.entry = added;
  }

  private Part part(String name, Set<Entry> hidden) {
    List<Part> parts = new ArrayList<>();
    Cost cost = own;
    boolean wasted = entry != null && hidden.contains(entry);
    for (Map.Entry<String, PartTree> child : below.entrySet()) {
      Part part = child.getValue().part(child.getKey(), hidden);
      parts.add(part);
      cost = cost.plus(part.cost());
    }
    boolean layer = name.startsWith("layer ");
    if (parts.size() == 1 && !layer && (entry == null || entry.item() instanceof Item.Directory)) {
      Part only = parts.getFirst();
      return new Part(name + "/" + only.name(), cost, only.wasted(), only.parts());
    }
    parts.addAll(modules(cost));
    parts.sort(
        Comparator.comparingLong((Part part) -> part.cost().compressed())
            .reversed()
            .thenComparing(Part::name));
    return new Part(name, cost, wasted, parts);
  }

  /** The JDK's modules share one file, and its compressed bytes, by their size. */
  private List<Part> modules(Cost cost) {
    if (entry == null || !(entry.item() instanceof Item.File(_, _, Format.Modules(var modules)))) {
      return List.of();
    }
    long total = Math.max(1, modules.values().stream().mapToLong(Long::longValue).sum());
    List<Part> parts = new ArrayList<>();
    modules.forEach(
        (name, size) ->
            parts.add(
                new Part(
                    name,
                    new Cost(0, size, Math.round((double) cost.compressed() * size / total)),
                    false,
                    List.of())));
    return parts;
  }
}
