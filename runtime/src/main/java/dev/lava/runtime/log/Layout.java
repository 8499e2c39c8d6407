package dev.lava.runtime.log;

/** How an event is written down. */
interface Layout {
  /** The record of an event. */
  byte[] record(LogEvent event);

  /** Whether bytes are a record already, as a layout of the function's own may have made them. */
  boolean isRecord(byte[] bytes, int length);
}
