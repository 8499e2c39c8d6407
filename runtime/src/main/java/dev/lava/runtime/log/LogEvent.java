package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lava.runtime.log.CurrentInvocation.Invoked;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said.
 *
 * @param level how serious it is; {@code UNDEFINED} where that is not known
 * @param message the words; null where the function logged null
 * @param logger the name of the logger; null where it has none
 * @param thrown what the words are about
 * @param invocation the invocation it belongs to; null where it belongs to none
 */
record LogEvent(
    LogLevel level,
    @Nullable String message,
    @Nullable String logger,
    @Nullable Throwable thrown,
    @Nullable Invoked invocation) {
  /** The same about part of the message, without the exception. */
  LogEvent saying(String part) {
    return new LogEvent(level, part, logger, null, invocation);
  }
}
