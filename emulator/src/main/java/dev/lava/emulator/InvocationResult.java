package dev.lava.emulator;

import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.environment.Report;
import java.util.Optional;

/**
 * What came of an invocation.
 *
 * @param payload the function's response, or the error it reported, or the platform's own error, as
 *     JSON
 * @param functionError {@code Unhandled} where the payload is an error; empty where it is a
 *     response
 * @param logTail the last 4 KB of the log that the invocation wrote, START and REPORT included
 * @param report what it took
 */
public record InvocationResult(
    Payload payload, Optional<String> functionError, String logTail, Report report) {}
