package dev.lava.runtime.api;

import dev.lava.runtime.invocation.ErrorMembers;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the Runtime API takes it.
 *
 * <pre>{@code {"errorMessage":"…","errorType":"com.example.Oops","stackTrace":["a.B.c(B.java:1)"]}}
 * </pre>
 *
 * @param category the value of the header that names the kind, one of the platform's own words
 * @param body what happened, as JSON; {@link ErrorMembers} tells its members
 * @param xrayCause the same for X-Ray, as the value of a header; null where X-Ray is not told
 */
public record ErrorReport(String category, Payload body, @Nullable String xrayCause) {
  private static final String USER_EXCEPTION = "Runtime.UserException";
  private static final String BAD_FUNCTION_CODE = "Runtime.BadFunctionCode";
  private static final String BEFORE_CHECKPOINT = "Runtime.BeforeCheckpointError";
  private static final String AFTER_RESTORE = "Runtime.AfterRestoreError";

  /** What the function's code threw. */
  public static ErrorReport ofThrown(Throwable thrown) {
    return new ErrorReport(USER_EXCEPTION, body(thrown), XRayCause.of(thrown));
  }

  /** A function that cannot be loaded, in words. */
  public static ErrorReport ofBadFunction(String message, @Nullable String type) {
    return new ErrorReport(BAD_FUNCTION_CODE, body(message, type), null);
  }

  /** What a hook threw before the snapshot, or what kept the snapshot from being taken. */
  public static ErrorReport ofCheckpoint(Throwable thrown) {
    return new ErrorReport(BEFORE_CHECKPOINT, body(thrown), null);
  }

  /** What a hook threw after the snapshot was restored. */
  public static ErrorReport ofRestore(Throwable thrown) {
    return new ErrorReport(AFTER_RESTORE, body(thrown), null);
  }

  private static Payload body(Throwable thrown) {
    try {
      JsonWriter out = new JsonWriter();
      out.beginObject();
      ErrorMembers.write(out, thrown);
      out.endObject();
      return new Payload(out.bytes(), out.length());
    } catch (Throwable failed) {
      // No stack or no memory is left for more; the name of the class costs next to nothing.
      String type = thrown.getClass().getName();
      return body(type, type);
    }
  }

  private static Payload body(String message, @Nullable String type) {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("errorMessage");
    out.string(message);
    if (type != null) {
      out.name("errorType");
      out.string(type);
    }
    out.endObject();
    return new Payload(out.bytes(), out.length());
  }
}
