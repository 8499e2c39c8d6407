package dev.lava.runtime.invocation;

import dev.lava.runtime.json.JsonWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * An exception as members of a JSON object. The first three are those of AWS's runtime; {@code
 * cause} and {@code suppressed} have the same shape again, and are there where the exception has
 * such.
 *
 * <pre>{@code
 * "errorMessage":"no order 7","errorType":"com.example.NoOrder","stackTrace":["a.B.c(B.java:1)"],
 * "cause":{"errorMessage":…,"errorType":…,"stackTrace":[…],"suppressed":[{…}]}
 * }</pre>
 *
 * <p>An exception that was written already, such as a cause that is its own cause, is left out. So
 * is what lies deeper than {@link #MAX_DEPTH} causes, and once {@link #ENOUGH} bytes are written no
 * frame or exception is begun any more.
 */
public final class ErrorMembers {
  private static final int MAX_DEPTH = 20;

  /** As many as a JVM records by default, so that the exception itself is told in full. */
  private static final int MOST_FRAMES = 1024;

  /** Below, an exception's frames are mostly those of the one above it. */
  private static final int MOST_FRAMES_BELOW = 100;

  private static final int ENOUGH = 256 * 1024;

  private final JsonWriter out;
  private final Set<Throwable> written = Collections.newSetFromMap(new IdentityHashMap<>());

  private ErrorMembers(JsonWriter out) {
    this.out = out;
  }

  /** Writes the members into the object that was begun last. */
  public static void write(JsonWriter out, Throwable thrown) {
    ErrorMembers members = new ErrorMembers(out);
    members.write(thrown, 0);
  }

  private void write(Throwable thrown, int depth) {
    written.add(thrown);
    out.name("errorMessage");
    out.string(Thrown.message(thrown));
    out.name("errorType");
    out.string(thrown.getClass().getName());
    out.name("stackTrace");
    stackTrace(FunctionFrames.of(thrown), depth == 0 ? MOST_FRAMES : MOST_FRAMES_BELOW);
    Throwable cause = Thrown.cause(thrown);
    if (cause != null && isDue(cause, depth)) {
      out.name("cause");
      object(cause, depth + 1);
    }
    boolean any = false;
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (isDue(suppressed, depth)) {
        if (!any) {
          out.name("suppressed");
          out.beginArray();
          any = true;
        }
        object(suppressed, depth + 1);
      }
    }
    if (any) {
      out.endArray();
    }
  }

  private void object(Throwable thrown, int depth) {
    out.beginObject();
    write(thrown, depth);
    out.endObject();
  }

  private void stackTrace(StackTraceElement[] frames, int most) {
    out.beginArray();
    int count = 0;
    while (count < frames.length && count < most && out.length() < ENOUGH) {
      out.string(frames[count++].toString());
    }
    if (count < frames.length) {
      out.string("... " + (frames.length - count) + " more");
    }
    out.endArray();
  }

  private boolean isDue(Throwable thrown, int depth) {
    return depth < MAX_DEPTH && out.length() < ENOUGH && !written.contains(thrown);
  }
}
