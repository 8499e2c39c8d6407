package dev.lava.runtime.api;

import dev.lava.runtime.invocation.FunctionFrames;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.Thrown;
import dev.lava.runtime.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception as X-Ray shows it, in the shape that AWS's runtime gives it. It travels as a header,
 * so all that is not ASCII is escaped.
 *
 * <pre>{@code
 * {"working_directory":"/var/task",
 *  "exceptions":[{"message":"…","type":"com.example.Oops",
 *                 "stack":[{"label":"method","path":"File.java","line":7}]}],
 *  "paths":["File.java"]}
 * }</pre>
 */
final class XRayCause {
  /** As in AWS's runtime. The platform itself keeps the first 64 KiB. */
  private static final int TOO_LARGE = 1024 * 1024;

  private static final int MOST_FRAMES = 1024;

  private XRayCause() {}

  /** The header's value; null where it would be too large. */
  static @Nullable String of(Throwable thrown) {
    try {
      String cause = ascii(json(thrown));
      return cause.length() < TOO_LARGE ? cause : null;
    } catch (Throwable failed) {
      // Tracing is the lesser part of a report, which is to arrive all the same.
      return null;
    }
  }

  private static Payload json(Throwable thrown) {
    StackTraceElement[] frames = FunctionFrames.of(thrown);
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("working_directory");
    out.string(System.getProperty("user.dir", ""));
    out.name("exceptions");
    out.beginArray();
    out.beginObject();
    String message = Thrown.plainMessage(thrown);
    if (message != null) {
      out.name("message");
      out.string(message);
    }
    out.name("type");
    out.string(thrown.getClass().getName());
    out.name("stack");
    List<String> paths = stack(out, frames);
    out.endObject();
    out.endArray();
    out.name("paths");
    out.beginArray();
    for (String path : paths) {
      out.string(path);
    }
    out.endArray();
    out.endObject();
    return new Payload(out.bytes(), out.length());
  }

  /** Gives the files that the frames are in, each once. */
  private static List<String> stack(JsonWriter out, StackTraceElement[] frames) {
    List<String> paths = new ArrayList<>();
    out.beginArray();
    for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
      StackTraceElement frame = frames[i];
      String path = path(frame);
      if (!paths.contains(path)) {
        paths.add(path);
      }
      out.beginObject();
      out.name("label");
      out.string(frame.getMethodName());
      out.name("path");
      out.string(path);
      out.name("line");
      out.number(frame.getLineNumber());
      out.endObject();
    }
    out.endArray();
    return paths;
  }

  /** The file, or what it would be called where the class file does not tell. */
  private static String path(StackTraceElement frame) {
    String file = frame.getFileName();
    String type = frame.getClassName();
    return file == null ? type.substring(type.lastIndexOf('.') + 1) + ".java" : file;
  }

  /** JSON has such characters in strings only, and strings may hold them escaped. */
  private static String ascii(Payload json) {
    String text = json.toString();
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x7F) {
        escaped.append(c);
      } else {
        escaped.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          escaped.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
      }
    }
    return escaped.toString();
  }
}
