package dev.lava.image.inspect;

import dev.lava.image.Image;
import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Format;
import dev.lava.image.contents.Item;
import dev.lava.image.contents.LayerContents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image is made of.
 *
 * @param layers what each layer costs, the lowest first
 * @param components the parts that can be seen, the dearest first; what is hidden is in none
 * @param modules the bytes of each module of the JDK in its modules file, by name
 * @param waste what is there for nothing
 * @param tree all entries: layers, directories and files
 */
public record Inspection(
    List<Cost> layers,
    List<Component> components,
    SortedMap<String, Long> modules,
    Waste waste,
    Part tree) {
  public Inspection {
    layers = List.copyOf(layers);
    components = List.copyOf(components);
  }

  /**
   * Reads an image's layers and adds up what is in them.
   *
   * @throws dev.lava.image.ImageException where a layer is damaged or hostile
   */
  public static Inspection of(Image image) throws IOException {
    Contents contents = Contents.read(image);
    List<Cost> layers = new ArrayList<>();
    for (LayerContents layer : contents.layers()) {
      Cost cost = layer.entries().stream().map(Cost::of).reduce(Cost.NOTHING, Cost::plus);
      layers.add(new Cost(cost.files(), layer.size(), layer.layer().descriptor().size()));
    }
    return new Inspection(
        layers,
        components(contents),
        modules(contents),
        WasteSearch.of(contents),
        PartTree.of(image, contents));
  }

  private static List<Component> components(Contents contents) {
    Owners owners = new Owners(contents);
    Map<Owners.Owner, Cost> costs = new LinkedHashMap<>();
    for (Entry entry : contents.root().values()) {
      costs.merge(owners.of(entry), Cost.of(entry), Cost::plus);
    }
    List<Component> components = new ArrayList<>();
    costs.forEach((owner, cost) -> components.add(new Component(owner.kind(), owner.name(), cost)));
    components.sort(
        Comparator.comparingLong((Component component) -> component.cost().compressed())
            .reversed()
            .thenComparing(Component::name));
    return components;
  }

  private static SortedMap<String, Long> modules(Contents contents) {
    return contents.root().values().stream()
        .map(Entry::item)
        .filter(Item.File.class::isInstance)
        .map(item -> ((Item.File) item).format())
        .filter(Format.Modules.class::isInstance)
        .findFirst()
        .map(format -> ((Format.Modules) format).modules())
        .orElseGet(TreeMap::new);
  }
}
