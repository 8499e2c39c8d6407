package dev.lava.runtime.api;

import dev.lava.runtime.invocation.FunctionFrames;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.Thrown;
import dev.lava.runtime.json.JsonWriter;
import java.util.Arrays;
import java.util.Base64;

/**
 * How a failure is told when a part of the answer has been sent: behind its body, as the JSON that
 * a failed invocation has in its place, in Base64.
 */
final class ErrorTrailers {
  static final String TYPE = "Lambda-Runtime-Function-Error-Type";
  static final String BODY = "Lambda-Runtime-Function-Error-Body";

  /**
   * The most bytes of JSON. The platform's server, written in Go, breaks a request off whose
   * trailers are "suspiciously long", which is when they do not fit into a buffer of 4096 bytes;
   * and Base64 makes four bytes of three.
   */
  private static final int MAX_LENGTH = 2900;

  private static final int FRAMES = 32;
  private static final int MAX_MESSAGE = 400;

  private ErrorTrailers() {}

  /** Names and values. What is too long loses its causes and last frames, then its message. */
  static String[] of(ErrorReport report, Throwable thrown) {
    Payload json = report.body();
    for (int frames = FRAMES; json.length() > MAX_LENGTH; frames /= 2) {
      json = shortened(thrown, frames);
    }
    byte[] bytes = Arrays.copyOf(json.bytes(), json.length());
    return new String[] {TYPE, report.category(), BODY, Base64.getEncoder().encodeToString(bytes)};
  }

  private static Payload shortened(Throwable thrown, int frames) {
    String type = thrown.getClass().getName();
    String message = Thrown.message(thrown);
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("errorMessage");
    out.string(message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message);
    out.name("errorType");
    out.string(type);
    out.name("stackTrace");
    out.beginArray();
    StackTraceElement[] trace = FunctionFrames.of(thrown);
    for (int i = 0; i < trace.length && i < frames; i++) {
      out.string(trace[i].toString());
    }
    out.endArray();
    out.endObject();
    return new Payload(out.bytes(), out.length());
  }
}
