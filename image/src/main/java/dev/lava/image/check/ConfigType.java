package dev.lava.image.check;

import dev.lava.image.MediaType;
import java.util.List;

/** The kind of the configuration. */
record ConfigType() implements Check {
  @Override
  public Rule rule() {
    return Rule.CONFIG_TYPE;
  }

  @Override
  public List<String> seen(Subject subject) {
    MediaType type = subject.image().configDescriptor().mediaType();
    return type.equals(MediaType.OCI_CONFIG) || type.equals(MediaType.DOCKER_CONFIG)
        ? List.of()
        : List.of("the configuration is of type " + type);
  }
}
