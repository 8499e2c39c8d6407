package dev.lava.runtime.api;

import dev.lava.runtime.invocation.FunctionFrames;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the Runtime API takes it.
 *
 * <pre>{@code {"errorMessage":"…","errorType":"com.example.Oops","stackTrace":["a.B.c(B.java:1)"]}}
 * </pre>
 *
 * @param category the value of the header, one of the platform's own words
 * @param message what happened
 * @param type the class of the exception; null where there was none
 * @param stackTrace the frames above this runtime's own; null where they say nothing
 */
public record ErrorReport(
    String category, String message, @Nullable String type, @Nullable List<String> stackTrace) {
  /** The function's code threw. */
  static final String USER_EXCEPTION = "Runtime.UserException";

  /** The function could not be loaded. */
  static final String BAD_FUNCTION_CODE = "Runtime.BadFunctionCode";

  /** What the function's code threw. */
  public static ErrorReport ofThrown(Throwable thrown) {
    return new ErrorReport(
        USER_EXCEPTION, message(thrown), thrown.getClass().getName(), frames(thrown));
  }

  /** A function that cannot be loaded, in words. */
  public static ErrorReport ofBadFunction(String message, @Nullable String type) {
    return new ErrorReport(BAD_FUNCTION_CODE, message, type, null);
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getLocalizedMessage();
      return message == null ? thrown.getClass().getName() : message;
    } catch (RuntimeException e) {
      // An exception whose own message fails is still worth reporting.
      return thrown.getClass().getName();
    }
  }

  private static List<String> frames(Throwable thrown) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : FunctionFrames.of(thrown)) {
      frames.add(frame.toString());
    }
    return frames;
  }

  /** The body. */
  Payload body() {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("errorMessage");
    out.string(message);
    if (type != null) {
      out.name("errorType");
      out.string(type);
    }
    if (stackTrace != null) {
      out.name("stackTrace");
      out.beginArray();
      for (String frame : stackTrace) {
        out.string(frame);
      }
      out.endArray();
    }
    out.endObject();
    return new Payload(out.bytes(), out.length());
  }
}
