package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Object}: an object becomes a {@code LinkedHashMap}, an array an {@code ArrayList}, a
 * number the smallest of {@code Integer}, {@code Long}, {@code BigInteger} that holds it, or a
 * {@code Double}. Written, a value is what its own class says.
 */
final class AnyCodec implements EventCodec {
  private final EventCodecs codecs;

  AnyCodec(EventCodecs codecs) {
    this.codecs = codecs;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.TEXT) {
      return in.string();
    }
    if (kind == Kind.NUMBER) {
      String number = in.number();
      return Numbers.isWhole(number)
          ? Numbers.whole(number, "a number")
          : (Object) Numbers.floating(number, "a number");
    }
    if (kind == Kind.OBJECT) {
      return readObject(in);
    }
    if (kind == Kind.ARRAY) {
      return readArray(in);
    }
    return in.bool();
  }

  private Map<String, @Nullable Object> readObject(JsonReader in) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    in.beginObject();
    while (in.nextMember()) {
      String name = in.name();
      try {
        members.put(name, readNullable(in));
      } catch (JsonException e) {
        throw e.in(name);
      }
    }
    return members;
  }

  private List<@Nullable Object> readArray(JsonReader in) {
    List<@Nullable Object> elements = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      try {
        elements.add(readNullable(in));
      } catch (JsonException e) {
        throw e.in(elements.size());
      }
    }
    return elements;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    if (value.getClass() == Object.class) {
      out.beginObject();
      out.endObject();
    } else {
      codecs.ofValue(value).write(out, value);
    }
  }
}
