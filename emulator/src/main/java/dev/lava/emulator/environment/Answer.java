package dev.lava.emulator.environment;

/**
 * What the caller of an invocation gets.
 *
 * @param payload the function's response, or an error as JSON
 * @param failed whether it is an error
 */
public record Answer(Payload payload, boolean failed) {}
