package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The part that is common to all generated codecs; a subclass makes, fills and shows objects of one
 * class with direct calls. Does what {@link BeanCodec} and {@link RecordCodec} do, failures
 * included.
 */
public abstract class GeneratedCodec implements EventCodec {
  /** Those of the parts. */
  protected final EventCodecs codecs;

  private final String[] names;
  private final PropertyTable table;

  /**
   * A codec.
   *
   * @param codecs where it finds those of its parts
   * @param names the names that the JSON may have, in the order of their indexes
   */
  protected GeneratedCodec(EventCodecs codecs, String[] names) {
    this.codecs = codecs;
    this.names = names;
    this.table = new PropertyTable(names);
  }

  /** An object without values, or of a record the array that takes them. */
  protected abstract Object begin() throws Throwable;

  /** Reads the value of a name into what {@link #begin} made. */
  protected abstract void set(int index, Object target, JsonReader in);

  /** What {@link #begin} made, once it has its values, as an object of the class. */
  protected abstract Object end(Object target) throws Throwable;

  /** The class's name as messages have it. */
  protected abstract String type();

  @Override
  public final @Nullable Object read(JsonReader in) {
    if (in.kind() != Kind.OBJECT) {
      return Absence.read(in, this, "an object");
    }
    Object target;
    try {
      target = begin();
    } catch (Throwable thrown) {
      throw constructorFailed(thrown);
    }
    in.beginObject();
    while (in.nextMember()) {
      int index = in.name(table);
      if (index < 0) {
        in.skip();
      } else {
        try {
          set(index, target, in);
        } catch (JsonException e) {
          throw e.in(names[index]);
        }
      }
    }
    try {
      return end(target);
    } catch (Throwable thrown) {
      throw constructorFailed(thrown);
    }
  }

  private JsonException constructorFailed(Throwable thrown) {
    return new JsonException("the constructor of " + type() + " failed", thrown);
  }

  /** The failure of a setter, named as reflection names it. */
  protected static JsonException setterFailed(Throwable thrown, String setter) {
    return new JsonException("the setter " + setter + " failed", thrown);
  }

  /** The failure of a getter, seen from its object. */
  protected static JsonException getterFailed(Throwable thrown, String getter, String name) {
    return new JsonException("the getter " + getter + " failed", thrown).in(name);
  }

  /** The failure of a record's accessor, seen from its object. */
  protected static JsonException accessorFailed(Throwable thrown, String name) {
    return new JsonException("the accessor failed", thrown).in(name);
  }

  /** A failure to write a part, seen from its object. */
  protected static JsonException partFailed(JsonException e, String name) {
    return e.in(name);
  }

  /** A value of a class that is no {@code T}, which only an odd declaration can bring about. */
  protected static JsonException misfit(ClassCastException e) {
    return new JsonException("the property cannot be set", e);
  }

  /** Reads a text. */
  protected static @Nullable String text(JsonReader in) {
    return in.isText() ? in.string() : (String) SlowValues.TEXT.readNullable(in);
  }

  /** Reads an {@code int}. */
  protected static int integer(JsonReader in) {
    return in.tryWhole() ? in.whole() : (int) (Integer) SlowValues.of(SlowValues.INTEGER, in);
  }

  /** Reads a {@code long}. */
  protected static long whole(JsonReader in) {
    return in.tryWhole() ? in.whole() : (long) (Long) SlowValues.of(SlowValues.LONG, in);
  }

  /** Reads a {@code double}. */
  protected static double floating(JsonReader in) {
    return (double) (Double) SlowValues.of(SlowValues.DOUBLE, in);
  }

  /** Reads a {@code boolean}. */
  protected static boolean truth(JsonReader in) {
    return in.isTruth() ? in.bool() : (boolean) (Boolean) SlowValues.of(SlowValues.TRUTH, in);
  }

  /** Writes the value of a property, as the class of the value says. */
  protected final void part(JsonWriter out, Object value) {
    if (value instanceof String text) {
      out.string(text);
    } else {
      codecs.ofValue(value).write(out, value);
    }
  }
}
