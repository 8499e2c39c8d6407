package dev.lava.bench.contender;

import dev.lava.sandbox.SandboxCommand;

/**
 * Something that can be started and measured.
 *
 * @param kind what runs the function
 * @param command how it is started
 */
public record Contender(Kind kind, SandboxCommand command) {}
