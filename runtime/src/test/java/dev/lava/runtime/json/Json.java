package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Our codecs on texts; those of every {@link CodecSource} do the same, or it fails. */
final class Json {
  private static final List<CodecSource> SOURCES = sources();

  private Json() {}

  static @Nullable Object read(Type type, String json) {
    return read(type, json.getBytes(StandardCharsets.UTF_8));
  }

  static @Nullable Object read(Type type, byte[] json) {
    for (CodecSource source : SOURCES) {
      EventCodecs codecs = EventCodecs.forEvent(type, source.codecs(type));
      assertThat(seen(codecs, type, json))
          .as("%s reads %s", type, new String(json, StandardCharsets.UTF_8))
          .isEqualTo(seen(EventCodecs.forEvent(type), type, json));
    }
    return read(EventCodecs.forEvent(type), type, json);
  }

  static String write(Type type, @Nullable Object value) {
    for (CodecSource source : SOURCES) {
      EventCodecs codecs = EventCodecs.forEvent(type, source.codecs(type));
      assertThat(shown(codecs, type, value))
          .as("%s writes %s", type, value)
          .isEqualTo(shown(EventCodecs.forEvent(type), type, value));
    }
    return write(EventCodecs.forEvent(type), type, value);
  }

  /** What was written. */
  static String text(JsonWriter out) {
    return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
  }

  private static Object seen(EventCodecs codecs, Type type, byte[] json) {
    try {
      return ObjectTree.of(read(codecs, type, json));
    } catch (AssertionError e) {
      return "deeper than a tree is compared";
    } catch (JsonException e) {
      return e + " because of " + e.getCause();
    }
  }

  private static String shown(EventCodecs codecs, Type type, @Nullable Object value) {
    try {
      return write(codecs, type, value);
    } catch (JsonException e) {
      return e + " because of " + e.getCause();
    }
  }

  private static @Nullable Object read(EventCodecs codecs, Type type, byte[] json) {
    return codecs.of(type).readNullable(new JsonReader(json, json.length));
  }

  private static String write(EventCodecs codecs, Type type, @Nullable Object value) {
    JsonWriter out = new JsonWriter();
    codecs.of(type).writeNullable(out, value);
    return text(out);
  }

  private static List<CodecSource> sources() {
    List<CodecSource> sources = new ArrayList<>();
    ServiceLoader.load(CodecSource.class).forEach(sources::add);
    return sources;
  }
}
