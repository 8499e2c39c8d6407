package dev.lava.runtime.log;

/** How an event is written down. */
interface Layout {
  /** The record of an event. */
  byte[] record(LogEvent event);

  /**
   * Whether some bytes of an array, from one index up to another, are a record already, as a layout
   * of the function's own may have made it.
   */
  boolean isRecord(byte[] bytes, int from, int to);
}
