package dev.lava.image.check;

import java.util.List;

/** An image that Lambda could start if it had a handler. */
record HandlerMissing() implements Check {
  @Override
  public Rule rule() {
    return Rule.HANDLER_MISSING;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.startsAsLambdaImage()
            && subject.config().command().isEmpty()
            && subject.config().entrypoint().size() == 1
        ? List.of("CMD is empty, so this is a base image")
        : List.of();
  }
}
