package dev.lava.image.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Instructions that have no effect on Lambda. */
record IgnoredSettings() implements Check {
  /** Members of the configuration, and what a Dockerfile calls them. */
  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "ExposedPorts", "EXPOSE",
              "Healthcheck", "HEALTHCHECK",
              "StopSignal", "STOPSIGNAL",
              "User", "USER",
              "Volumes", "VOLUME"));

  private static boolean isSet(JsonNode value) {
    return value.isContainer() ? !value.isEmpty() : value.isString() && !value.asString().isEmpty();
  }

  @Override
  public Rule rule() {
    return Rule.IGNORED_SETTINGS;
  }

  @Override
  public List<String> seen(Subject subject) {
    JsonNode config = subject.document().path("config");
    List<String> set = new ArrayList<>();
    SETTINGS.forEach(
        (member, instruction) -> {
          if (isSet(config.path(member))) {
            set.add(instruction);
          }
        });
    return set.isEmpty() ? List.of() : List.of("the image sets " + String.join(", ", set));
  }
}
