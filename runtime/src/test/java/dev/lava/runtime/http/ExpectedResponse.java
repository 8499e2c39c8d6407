package dev.lava.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client has to see in bytes that are all there: a second reading of the rules, by patterns
 * on the whole and with no regard for speed.
 *
 * @param status from 200 on
 * @param fields names in lower case and values
 * @param body the body, a character for a byte
 */
public record ExpectedResponse(int status, List<String[]> fields, String body) {
  private static final Pattern STATUS =
      Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( [^\r\n]*)?");
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x39\\x3B-\\x7E]+");
  private static final Pattern CHUNK =
      Pattern.compile("([0-9a-fA-F]{1,7})[ \t]*(;.*)?", Pattern.DOTALL);

  /** Reads bytes, each a character; null where they are no response, or not all of one. */
  public static @Nullable ExpectedResponse of(String text) {
    return of(text, 0);
  }

  private static @Nullable ExpectedResponse of(String text, int interim) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || end + 4 > 65_536 || interim > 16) {
      return null;
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Matcher status = STATUS.matcher(lines[0]);
    if (!status.matches() || lines[0].indexOf('\0') >= 0 || lines.length > 101) {
      return null;
    }
    List<String[]> fields = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = Math.max(0, line.indexOf(':'));
      if (!NAME.matcher(line.substring(0, colon)).matches()
          || line.indexOf('\r') >= 0
          || line.indexOf('\n') >= 0
          || line.indexOf('\0') >= 0) {
        return null;
      }
      fields.add(
          new String[] {
            line.substring(0, colon).toLowerCase(Locale.ROOT), stripped(line.substring(colon + 1))
          });
    }
    int code = Integer.parseInt(status.group(1));
    String rest = text.substring(end + 4);
    if (code == 101) {
      return null;
    }
    return code < 200 ? of(rest, interim + 1) : withBody(code, fields, rest);
  }

  private static @Nullable ExpectedResponse withBody(int code, List<String[]> fields, String rest) {
    List<String> lengths = values(fields, "content-length");
    List<String> encodings = values(fields, "transfer-encoding");
    @Nullable String body;
    if (lengths.size() > 1 || encodings.size() > 1 || lengths.size() + encodings.size() > 1) {
      return null;
    }
    if (!encodings.isEmpty() && !encodings.getFirst().equalsIgnoreCase("chunked")) {
      return null;
    } else if (code == 204 || code == 304) {
      body = "";
    } else if (!encodings.isEmpty()) {
      body = chunks(rest);
    } else if (lengths.isEmpty()) {
      body = rest;
    } else if (lengths.getFirst().matches("[0-9]{1,10}")
        && Long.parseLong(lengths.getFirst()) <= rest.length()) {
      body = rest.substring(0, Integer.parseInt(lengths.getFirst()));
    } else {
      body = null;
    }
    return body == null ? null : new ExpectedResponse(code, fields, body);
  }

  private static @Nullable String chunks(String text) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int end = text.indexOf('\n', at);
      if (end <= at || text.charAt(end - 1) != '\r' || end - 1 - at > 4096) {
        return null;
      }
      Matcher chunk = CHUNK.matcher(text.substring(at, end - 1));
      if (!chunk.matches()) {
        return null;
      }
      int size = Integer.parseInt(chunk.group(1), 16);
      at = end + 1;
      if (size == 0) {
        return hasTrailers(text, at) ? body.toString() : null;
      }
      if (text.length() - at < size + 2 || !text.startsWith("\r\n", at + size)) {
        return null;
      }
      body.append(text, at, at + size);
      at += size + 2;
    }
  }

  /** Whether lines follow up to an empty one, each ending as it should. */
  private static boolean hasTrailers(String text, int from) {
    int at = from;
    while (true) {
      int end = text.indexOf('\n', at);
      if (end <= at || text.charAt(end - 1) != '\r' || end - 1 - at > 4096 || end - from > 65_536) {
        return false;
      }
      if (end - 1 == at) {
        return true;
      }
      at = end + 1;
    }
  }

  /** Without spaces and tabs around; other white space belongs to the value. */
  private static String stripped(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && " \t".indexOf(value.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " \t".indexOf(value.charAt(to - 1)) >= 0) {
      to--;
    }
    return value.substring(from, to);
  }

  private static List<String> values(List<String[]> fields, String name) {
    return fields.stream().filter(f -> f[0].equals(name)).map(f -> f[1]).distinct().toList();
  }

  /** The different values of a field, decoded. */
  public List<String> values(String name) {
    return values(fields, name).stream()
        .map(v -> new String(v.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .toList();
  }
}
