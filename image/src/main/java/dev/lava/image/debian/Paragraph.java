package dev.lava.image.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Named fields, as in a control file, an index or a list of sources (deb822(5)). A field's further
 * lines follow its first after a line feed, without the space that marks them.
 *
 * <p>A paragraph has a dozen fields and an index tens of thousands of paragraphs, so they are two
 * short lists and no map.
 */
final class Paragraph {
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** Adds a field; false where it is there already. Names are compared without their case. */
  boolean add(String name, String value) {
    if (indexOf(name) >= 0) {
      return false;
    }
    names.add(name);
    values.add(value);
    return true;
  }

  /** Adds a further line to the field that was added last. */
  void continueLast(String line) {
    values.set(values.size() - 1, values.getLast() + "\n" + line);
  }

  /** The value of a field. */
  Optional<String> field(String name) {
    int index = indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }

  /** The words of a field; none where it is missing. */
  List<String> words(String name) {
    return field(name)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(value -> List.of(value.split("\\s+")))
        .orElse(List.of());
  }

  /**
   * The value of a field that must be there.
   *
   * @param owner whose field it is, for the message
   */
  String required(String name, String owner) throws DebianException {
    return field(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new DebianException("%s has no field '%s'".formatted(owner, name)));
  }

  private int indexOf(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
