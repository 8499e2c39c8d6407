package dev.lava.emulator.environment;

/**
 * What is known of an invocation once the function has asked for the next one, or is gone.
 *
 * @param report what it took
 * @param logTail the last 4 KB of its log
 */
public record Ended(Report report, String logTail) {}
