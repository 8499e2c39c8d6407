/**
 * A benchmark's report for programs and as a page. Entry type: {@link
 * dev.lava.bench.report.JsonReport}. Not here: the table for terminals, which is the command
 * line's.
 */
@NullMarked
package dev.lava.bench.report;

import org.jspecify.annotations.NullMarked;
