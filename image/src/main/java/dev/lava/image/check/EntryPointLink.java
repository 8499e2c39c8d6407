package dev.lava.image.check;

import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Item;
import java.util.List;

/** A program that is a symbolic link. */
record EntryPointLink() implements Check {
  @Override
  public Rule rule() {
    return Rule.ENTRY_POINT_SYMLINK;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject
        .programEntry()
        .map(Entry::item)
        .filter(Item.SymbolicLink.class::isInstance)
        .map(Item.SymbolicLink.class::cast)
        .map(
            link ->
                List.of(
                    "'%s' is a symbolic link to '%s'"
                        .formatted(subject.program().orElseThrow(), link.target())))
        .orElse(List.of());
  }
}
