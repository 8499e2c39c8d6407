package dev.lava.bench.contender;

/**
 * A contender that cannot be measured.
 *
 * @param kind which one
 * @param reason why not, for the user
 */
public record Absence(Kind kind, String reason) {}
