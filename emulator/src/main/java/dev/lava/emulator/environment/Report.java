package dev.lava.emulator.environment;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an invocation took: the numbers of its {@code REPORT} line.
 *
 * @param requestId the invocation's request id
 * @param cold whether a process had to be started for it
 * @param duration from the moment the invocation began until the function asked for the next one;
 *     holds the init too, where that was repeated inside the invocation
 * @param initDuration from the start of the process until it asked for its first invocation; empty
 *     where the environment was warm, or where init was repeated inside the invocation
 * @param billedDuration {@code duration} and {@code initDuration} together, rounded up to whole
 *     milliseconds, as AWS bills since August 2025
 * @param memoryMegabytes the memory that the function is configured for, in MiB
 * @param peakMemoryBytes the most memory its process has held so far; empty where that cannot be
 *     told
 */
public record Report(
    String requestId,
    boolean cold,
    Duration duration,
    Optional<Duration> initDuration,
    Duration billedDuration,
    int memoryMegabytes,
    OptionalLong peakMemoryBytes) {}
