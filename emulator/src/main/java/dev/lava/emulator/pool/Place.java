package dev.lava.emulator.pool;

import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Where one invocation at a time can run. */
public interface Place {
  /** Begins an invocation; the place is free again when its {@code ended} completes. */
  InFlight invoke(Invocation invocation);

  /** Ends what runs here; completes when it is gone. */
  CompletableFuture<Void> close(Duration grace);
}
