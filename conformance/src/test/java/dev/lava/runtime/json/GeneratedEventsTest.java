package dev.lava.runtime.json;

/**
 * The tests of every event of AWS's, once more: with {@link dev.lava.build.codegen.GeneratedSource}
 * on the class path, {@link Json} holds the generated codecs to the run-time ones.
 */
class GeneratedEventsTest extends EventsDifferentialTest {}
