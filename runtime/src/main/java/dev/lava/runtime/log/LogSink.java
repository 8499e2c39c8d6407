package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;

/** Where records go. Records of several threads never mix. */
interface LogSink {
  /** Takes the bytes of an array from one index up to another as a record. */
  void write(LogLevel level, byte[] bytes, int from, int to);

  /** Takes an array as a record. */
  default void write(LogLevel level, byte[] record) {
    write(level, record, 0, record.length);
  }
}
