package dev.lava.emulator.environment;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an environment notes down about the invocation it has. Guarded by the environment's lock.
 */
final class CurrentInvocation {
  final InFlight inFlight = InFlight.begun();
  final Invocation invocation;
  final FunctionProfile function;

  private boolean cold;
  private long launchedAt;
  private long begunAt;
  private @Nullable Long stoppedAt;
  private @Nullable Duration initDuration;
  private @Nullable Outcome outcome;

  CurrentInvocation(Invocation invocation, FunctionProfile function) {
    this.invocation = invocation;
    this.function = function;
  }

  void launched(long nanoTime) {
    cold = true;
    launchedAt = nanoTime;
  }

  Duration sinceLaunch(long nanoTime) {
    return Duration.ofNanos(nanoTime - launchedAt);
  }

  void initialised(long nanoTime) {
    initDuration = sinceLaunch(nanoTime);
  }

  void begun(long nanoTime) {
    begunAt = nanoTime;
  }

  /** The last outcome is the one in the report, the first the one that the caller gets. */
  void cameOut(Outcome outcome, long nanoTime) {
    this.outcome = outcome;
    if (outcome instanceof Outcome.TimedOut) {
      stoppedAt = nanoTime;
    }
  }

  /** The invocation's time is over, unless it was over before. */
  void stopped(long nanoTime) {
    if (stoppedAt == null) {
      stoppedAt = nanoTime;
    }
  }

  Report report(OptionalLong peakMemoryBytes) {
    Duration duration = Duration.ofNanos((stoppedAt == null ? begunAt : stoppedAt) - begunAt);
    Optional<Duration> init = Optional.ofNullable(initDuration);
    return new Report(
        invocation.requestId(),
        cold,
        duration,
        init,
        roundedUp(duration.plus(init.orElse(Duration.ZERO))),
        function.memoryMegabytes(),
        peakMemoryBytes);
  }

  /** The {@code REPORT} line. */
  String line(Report report) {
    StringBuilder line =
        new StringBuilder("REPORT RequestId: ")
            .append(report.requestId())
            .append("\tDuration: ")
            .append(Wording.milliseconds(report.duration()))
            .append("\tBilled Duration: ")
            .append(report.billedDuration().toMillis())
            .append(" ms\tMemory Size: ")
            .append(report.memoryMegabytes())
            .append(" MB\t");
    report
        .peakMemoryBytes()
        .ifPresent(
            bytes ->
                line.append(
                    String.format(
                        Locale.ROOT,
                        "Max Memory Used: %d MB\t",
                        Math.ceilDiv(bytes, 1024 * 1024))));
    report
        .initDuration()
        .ifPresent(
            init -> line.append("Init Duration: ").append(Wording.milliseconds(init)).append('\t'));
    if (outcome != null) {
      line.append(Wording.status(outcome));
    }
    return line.toString();
  }

  private static Duration roundedUp(Duration duration) {
    return Duration.ofMillis(Math.ceilDiv(duration.toNanos(), TimeUnit.MILLISECONDS.toNanos(1)));
  }
}
