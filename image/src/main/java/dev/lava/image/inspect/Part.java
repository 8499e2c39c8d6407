package dev.lava.image.inspect;

import java.util.List;

/**
 * A layer, a directory or a file, and what it costs with all that is in it.
 *
 * @param name below the part that it is in; several names where nothing else is between them
 * @param cost of all of it
 * @param wasted whether upper layers hide it
 * @param parts what it is made of, the dearest first; empty for a file
 */
public record Part(String name, Cost cost, boolean wasted, List<Part> parts) {
  public Part {
    parts = List.copyOf(parts);
  }
}
