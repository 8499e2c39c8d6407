package dev.lava.bench.measure;

import java.util.List;

/**
 * What was seen of a process.
 *
 * @param started when it was let go, by {@link System#nanoTime}
 * @param moments what happened at the Runtime API
 * @param residentBytes what of it was in memory when it had answered the last event
 * @param said what it wrote to standard output and standard error
 */
record Run(long started, Moments moments, long residentBytes, List<String> said) {}
