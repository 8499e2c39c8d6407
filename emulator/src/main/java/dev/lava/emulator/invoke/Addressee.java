package dev.lava.emulator.invoke;

import dev.lava.emulator.http.Reply;
import java.util.Optional;

/** Whether a caller's name for a function reaches the one that is there. */
sealed interface Addressee {
  /** It does; this is the ARN that the function hears it was called by. */
  record Reachable(String arn) implements Addressee {}

  /** It does not; this is what the caller hears. */
  record Unreachable(Reply error) implements Addressee {}

  /**
   * What every function is called in AWS's own emulator. Whoever has its address in a script or
   * does not care for names reaches the one that is there.
   */
  String ANY = "function";

  /**
   * Finds out. Any account is this one; only the version {@code $LATEST} is here.
   *
   * @param function the one that is there
   * @param name from the path
   * @param qualifier from the query
   */
  static Addressee of(FunctionIdentity function, String name, Optional<String> qualifier) {
    Optional<FunctionName> parsed = FunctionName.parse(name);
    if (parsed.isEmpty()) {
      return new Unreachable(InvokeError.invalidName(name));
    }
    FunctionName named = parsed.get();
    if (named.region().isPresent() && !named.region().get().equals(function.region())) {
      return new Unreachable(InvokeError.otherRegion(named.region().get(), function.region()));
    }
    if (named.qualifier().isPresent()
        && qualifier.isPresent()
        && !named.qualifier().equals(qualifier)) {
      return new Unreachable(InvokeError.qualifierMismatch());
    }
    Optional<String> version = named.qualifier().or(() -> qualifier);
    String called = named.name().equals(ANY) ? function.name() : named.name();
    String arn = function.arn(called, version);
    return called.equals(function.name()) && version.map("$LATEST"::equals).orElse(true)
        ? new Reachable(arn)
        : new Unreachable(InvokeError.notFound(arn));
  }
}
