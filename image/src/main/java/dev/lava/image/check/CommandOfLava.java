package dev.lava.image.check;

import java.util.List;

/** More arguments than the handler. */
record CommandOfLava() implements Check {
  @Override
  public Rule rule() {
    return Rule.HANDLER_ARGUMENTS;
  }

  @Override
  public List<String> seen(Subject subject) {
    List<String> command = subject.config().command();
    int arguments = command.size() + subject.config().entrypoint().size() - 1;
    return subject.startsAsLambdaImage() && arguments > 1
        ? List.of("it would have %d arguments: %s".formatted(arguments, Few.of(command)))
        : List.of();
  }
}
