package dev.lava.runtime.json;

import dev.lava.runtime.type.TypeBindings;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the codec of a type, and makes it by reflection the first time. Making one makes those of
 * all types it can lead to, so that nothing is left to find out when an event comes.
 *
 * <p>Reading follows the type as declared; writing follows the class of the value, so a property
 * declared as an interface shows all that its value has.
 */
public final class EventCodecs {
  private final Map<Type, EventCodec> known = new ConcurrentHashMap<>();
  private final Map<Type, EventCodec> begun = new HashMap<>();
  private final Type event;
  private final @Nullable GeneratedCodecs generated;
  private @Nullable EventConventions conventions;
  private final EventCodec any = new AnyCodec(this);

  private EventCodecs(Type event, @Nullable GeneratedCodecs generated) {
    this.event = event;
    this.generated = generated;
    known.put(Object.class, any);
    EventCodec text = new StringCodec();
    known.put(String.class, text);
    known.put(CharSequence.class, text);
    known.put(Serializable.class, any);
  }

  /** The codecs of one event and all it holds; some events of AWS have rules of their own. */
  public static EventCodecs forEvent(Type event) {
    return new EventCodecs(event, null);
  }

  /** As {@link #forEvent(Type)}, with codecs that were generated for this very event. */
  public static EventCodecs forEvent(Type event, @Nullable GeneratedCodecs generated) {
    return new EventCodecs(event, generated);
  }

  /** The codec of a type as declared. */
  public EventCodec of(Type type) {
    EventCodec codec = known.get(type);
    return codec == null ? make(TypeBindings.resolved(type)) : codec;
  }

  /** The types met so far: one that was asked for, and all that it can lead to. */
  public Iterable<Type> types() {
    return known.keySet();
  }

  /** The codec to write a value with. */
  public EventCodec ofValue(Object value) {
    EventCodec codec = known.get(value.getClass());
    return codec == null ? make(value.getClass()) : codec;
  }

  /**
   * Makes a codec and those of its parts. Another thread sees none of them before all are complete:
   * a bean's is known to its parts before it has been described.
   */
  private synchronized EventCodec make(Type type) {
    EventCodec ready = known.get(type);
    if (ready == null) {
      ready = begun.get(type);
    }
    if (ready != null) {
      return ready;
    }
    boolean outermost = begun.isEmpty();
    try {
      EventCodec made = begin(type);
      if (outermost) {
        known.putAll(begun);
      }
      return made;
    } finally {
      if (outermost) {
        begun.clear();
      }
    }
  }

  private EventCodec begin(Type type) {
    Class<?> raw = TypeBindings.erase(type);
    EventCodec complete = generated(type);
    if (complete == null) {
      complete = conventions().codec(raw, this);
    }
    if (complete == null) {
      complete = simple(raw);
    }
    if (complete == null) {
      complete = parts(type, raw);
    }
    if (complete != null) {
      begun.put(type, complete);
      return complete;
    }
    // A type may lead back to itself: it is known before it is described.
    if (raw.isRecord()) {
      RecordCodec codec = new RecordCodec(raw, this);
      begun.put(type, codec);
      codec.describe(type);
      return codec;
    }
    BeanCodec codec = new BeanCodec(raw, this);
    begun.put(type, codec);
    codec.describe(type, conventions());
    return codec;
  }

  /** The codec of a container, which may hold its own kind. */
  private @Nullable EventCodec parts(Type type, Class<?> raw) {
    if (!Iterable.class.isAssignableFrom(raw) && !Map.class.isAssignableFrom(raw)) {
      return container(type, raw);
    }
    begun.put(type, new LateCodec(type, this));
    EventCodec container = container(type, raw);
    begun.remove(type);
    return container;
  }

  private @Nullable EventCodec generated(Type type) {
    try {
      return generated != null && type instanceof Class<?> plain
          ? generated.codec(plain.getName(), this)
          : null;
    } catch (LinkageError e) {
      // It does not go with the class after all, which reflection will manage.
      return null;
    }
  }

  /** Whether the event's JSON departs from the rules for a function's own classes. */
  boolean hasConventions() {
    return !(conventions() instanceof EventConventions.None);
  }

  private EventConventions conventions() {
    EventConventions known = conventions;
    if (known == null) {
      known = AwsEvents.conventions(TypeBindings.erase(event));
      conventions = known;
    }
    return known;
  }

  private @Nullable EventCodec simple(Class<?> raw) {
    if (raw == boolean.class || raw == Boolean.class) {
      return new BooleanCodec(raw.isPrimitive());
    }
    NumberCodec number = NumberCodec.of(raw);
    if (number != null) {
      return number;
    }
    if (Enum.class.isAssignableFrom(raw) && raw != Enum.class) {
      return new EnumCodec(raw.isEnum() ? raw : raw.getSuperclass());
    }
    if (raw == byte[].class || ByteBuffer.class.isAssignableFrom(raw)) {
      return new BytesCodec(raw != byte[].class);
    }
    if (raw == char[].class) {
      return new CharsCodec();
    }
    if (raw == void.class || raw == Void.class) {
      return any;
    }
    if (raw == Date.class && conventions().datesInSeconds()) {
      return new SecondsCodec();
    }
    if (Date.class.isAssignableFrom(raw) || Calendar.class.isAssignableFrom(raw)) {
      return new DateCodec(raw);
    }
    String name = raw.getName();
    if (name.equals("org.joda.time.DateTime")) {
      return new JodaCodec(raw);
    }
    if (name.startsWith("java.time.")) {
      return TimeCodec.of(raw);
    }
    if (name.equals(TextCodec.GROOVY_TEXT)) {
      return TextCodec.of(raw);
    }
    return name.startsWith("java.") || name.startsWith("sun.") || raw.isPrimitive() || raw.isArray()
        ? TextCodec.of(raw)
        : null;
  }

  private @Nullable EventCodec container(Type type, Class<?> raw) {
    if (raw.isArray()) {
      return new ArrayCodec(raw.getComponentType(), of(raw.getComponentType()));
    }
    if (Map.class.isAssignableFrom(raw)) {
      Type key = key(type);
      EventCodec values = of(value(type));
      boolean text = key == String.class || key == Object.class;
      return new MapCodec(
          Instantiation.ofContainer(raw, TypeBindings.erase(key)),
          new MapKeys(text ? null : of(key)),
          values,
          this);
    }
    if (Iterable.class.isAssignableFrom(raw) && !java.nio.file.Path.class.isAssignableFrom(raw)) {
      Type element = element(type);
      return new CollectionCodec(
          Instantiation.ofContainer(raw, TypeBindings.erase(element)), element, this);
    }
    if (raw == Optional.class) {
      return new OptionalCodec(of(content(type)), this);
    }
    if (!raw.getName().startsWith("java.util.")) {
      return null;
    }
    return raw.getName().startsWith("java.util.concurrent.")
        ? AtomicCodec.of(type, this)
        : PrimitiveOptionalCodec.of(raw, this);
  }

  /**
   * The arguments of a container of the JDK's, which all hand them on to the interface that counts
   * as they are; null of any other. Following them there would take its time.
   */
  private static Type @Nullable [] own(Type type, int count) {
    Type[] arguments = TypeBindings.arguments(type);
    return arguments.length == count && TypeBindings.erase(type).getName().startsWith("java.util.")
        ? arguments
        : null;
  }

  /** What a type's maps have as keys. */
  static Type key(Type map) {
    Type[] arguments = own(map, 2);
    return arguments != null
        ? arguments[0]
        : TypeBindings.of(map).resolve(Map.class.getTypeParameters()[0]);
  }

  /** What a type's maps have as values. */
  static Type value(Type map) {
    Type[] arguments = own(map, 2);
    return arguments != null
        ? arguments[1]
        : TypeBindings.of(map).resolve(Map.class.getTypeParameters()[1]);
  }

  /** What a type's collections hold. */
  static Type element(Type iterable) {
    Type[] arguments = own(iterable, 1);
    return arguments != null
        ? arguments[0]
        : TypeBindings.of(iterable).resolve(Iterable.class.getTypeParameters()[0]);
  }

  /** What a type's {@code Optional} may hold. */
  static Type content(Type optional) {
    Type[] arguments = own(optional, 1);
    return arguments != null
        ? arguments[0]
        : TypeBindings.of(optional).resolve(Optional.class.getTypeParameters()[0]);
  }
}
