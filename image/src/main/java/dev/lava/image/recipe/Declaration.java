package dev.lava.image.recipe;

import java.util.List;
import java.util.Optional;

/**
 * A parameter that a recipe asks its user for.
 *
 * @param description what it is, for whoever has not given it
 * @param otherwise its value where the user gives none; empty where one must be given
 * @param place whether it is a file, a directory or an address, so that a relative path is taken
 *     from where the user stands
 */
record Declaration(String description, Optional<String> otherwise, boolean place) {
  static ValueReader<Declaration> reader() {
    return new ValueReader<>("{description: the version, default: '1.0'}", Declaration::read);
  }

  private static Optional<Declaration> read(Yaml node, String what, Problems problems) {
    Fields fields = new Fields(what, node, problems, List.of("description", "default", "place"));
    var description = fields.required("description", Values.TEXT);
    var otherwise = fields.optional("default", Values.TEXT);
    var place = fields.optional("place", Values.TRUTH);
    return fields.make(
        () -> new Declaration(description.get(), otherwise.get(), place.get().orElse(false)));
  }
}
