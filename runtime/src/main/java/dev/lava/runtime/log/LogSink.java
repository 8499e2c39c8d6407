package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;

/** Where records go. Records of several threads never mix. */
interface LogSink {
  /** Takes the first bytes of an array as one record. */
  void write(LogLevel level, byte[] record, int length);
}
