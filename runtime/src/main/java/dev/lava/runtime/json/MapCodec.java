package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps. Written, an entry whose value is null is left out, as a bean's property would be. */
final class MapCodec implements EventCodec {
  private final Instantiation instantiation;
  private final MapKeys keys;
  private final EventCodec values;
  private final EventCodecs codecs;

  MapCodec(Instantiation instantiation, MapKeys keys, EventCodec values, EventCodecs codecs) {
    this.instantiation = instantiation;
    this.keys = keys;
    this.values = values;
    this.codecs = codecs;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.OBJECT) {
      return readMembers(in);
    }
    return Absence.read(in, this, "an object");
  }

  @SuppressWarnings("unchecked") // what the type says it holds is what its codecs make
  private Object readMembers(JsonReader in) {
    Map<@Nullable Object, @Nullable Object> map =
        (Map<@Nullable Object, @Nullable Object>) instantiation.create();
    in.beginObject();
    while (in.nextMember()) {
      String name = in.name();
      try {
        Object key = keys.read(name);
        if (key == null && map instanceof EnumMap) {
          in.skip();
        } else {
          map.put(key, values.readNullable(in));
        }
      } catch (JsonException e) {
        throw e.in(name);
      } catch (NullPointerException | UnsupportedOperationException e) {
        throw new JsonException(map.getClass().getName() + " does not take the entry", e).in(name);
      }
    }
    return map;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.beginObject();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      Object member = entry.getValue();
      if (member != null) {
        String name = MapKeys.write(entry.getKey());
        out.name(name);
        try {
          codecs.ofValue(member).write(out, member);
        } catch (JsonException e) {
          throw e.in(name);
        }
      }
    }
    out.endObject();
  }
}
