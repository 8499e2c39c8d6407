package dev.lava.cli;

import java.util.Locale;
import java.util.Optional;

/** What Lava can be asked to do, in the order in which help lists it. */
enum Verb {
  QUICKSTART,
  BASE,
  BUILD,
  RUN,
  INVOKE,
  CHECK,
  INSPECT,
  PUSH,
  PULL,
  COPY,
  REBASE,
  LOCK,
  SIGN,
  VERIFY,
  BENCH;

  /** The verb that a user has written; empty for any other word. */
  static Optional<Verb> named(String word) {
    for (Verb verb : values()) {
      if (verb.toString().equals(word)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  /** The command that does it. Only now are its classes loaded. */
  Object command(Surroundings surroundings) {
    return switch (this) {
      case QUICKSTART -> new QuickstartCommand(surroundings);
      case BASE -> new BaseCommand(surroundings);
      case BUILD -> new BuildCommand(surroundings);
      case RUN -> new RunCommand(surroundings);
      case INVOKE -> new InvokeCommand(surroundings);
      case CHECK -> new CheckCommand(surroundings);
      case INSPECT -> new InspectCommand(surroundings);
      case PUSH -> new PushCommand(surroundings);
      case PULL -> new PullCommand(surroundings);
      case COPY -> new CopyCommand(surroundings);
      case REBASE -> new RebaseCommand(surroundings);
      case LOCK -> new LockCommand(surroundings);
      case SIGN -> new SignCommand(surroundings);
      case VERIFY -> new VerifyCommand(surroundings);
      case BENCH -> new BenchCommand(surroundings);
    };
  }

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
