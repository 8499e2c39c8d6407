package dev.lava.image.check;

import java.util.List;

/** The label that SnapStart asks for. */
record SnapStartLabel() implements Check {
  private static final String LABEL = "com.amazonaws.lambda.feature.snapstart";

  @Override
  public Rule rule() {
    return Rule.SNAPSTART_LABEL;
  }

  @Override
  public List<String> seen(Subject subject) {
    String value = subject.config().labels().get(LABEL);
    if ("Allow".equals(value)) {
      return List.of();
    }
    return List.of(
        value == null ? "the image has no such label" : "its value is '%s'".formatted(value));
  }
}
