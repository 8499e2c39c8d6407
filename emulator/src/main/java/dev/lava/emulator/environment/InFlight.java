package dev.lava.emulator.environment;

import java.util.concurrent.CompletableFuture;

/**
 * An invocation on its way. Both futures are cancelled where the environment is closed before.
 *
 * @param answered completes as soon as the caller can have the answer
 * @param ended completes later, once the environment is free for the next invocation
 */
public record InFlight(CompletableFuture<Answer> answered, CompletableFuture<Ended> ended) {
  static InFlight begun() {
    return new InFlight(new CompletableFuture<>(), new CompletableFuture<>());
  }
}
