package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are made by a constructor with a parameter a member, as S3's notifications are. What
 * the JSON leaves out, or has of another kind, is empty and not null: the function reads an empty
 * text, zero, an object of such. That is how AWS's serialization fills them.
 */
final class ConstructorCodec implements EventCodec {
  private final Constructor<?> constructor;
  private final Class<?>[] parameters;
  private final String[] names;
  private final Method[] getters;
  private final PropertyTable table;
  private final EventCodec[] codecs;
  private final EventCodecs all;

  /** A class and, behind an entry that is not looked at, its members. */
  ConstructorCodec(Class<?> type, String[] row, EventCodecs codecs) {
    int members = row.length - 1;
    this.constructor = constructor(type, members);
    this.parameters = constructor.getParameterTypes();
    this.all = codecs;
    Type[] generic = constructor.getGenericParameterTypes();
    this.codecs = new EventCodec[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      this.codecs[i] = codecs.of(generic[i]);
    }
    this.names = new String[members];
    this.getters = new Method[members];
    for (int i = 0; i < members; i++) {
      String member = row[i + 1];
      int at = member.indexOf('=');
      names[i] = at < 0 ? member : member.substring(0, at);
      getters[i] =
          getter(
              type,
              at < 0
                  ? "get" + Character.toUpperCase(member.charAt(0)) + member.substring(1)
                  : member.substring(at + 1));
    }
    this.table = new PropertyTable(names);
  }

  /** The one with the most parameters that members can fill; an older one may know fewer. */
  private static Constructor<?> constructor(Class<?> type, int members) {
    Constructor<?> most = null;
    for (Constructor<?> candidate : type.getConstructors()) {
      int count = candidate.getParameterCount();
      boolean narrow = count > 1 && candidate.getParameterTypes()[1] == Integer.class;
      if (count > 0
          && count <= members
          && !narrow
          && (most == null || count > most.getParameterCount())) {
        most = candidate;
      }
    }
    if (most == null) {
      throw new JsonException(type.getName() + " has not the constructor that S3's events have");
    }
    return most;
  }

  private static Method getter(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException e) {
      throw new JsonException(type.getName() + " has not the getters that S3's events have", e);
    }
  }

  Constructor<?> constructor() {
    return constructor;
  }

  /** The members' names; those of the constructor's parameters come first. */
  String[] names() {
    return names;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    if (in.kind() != Kind.OBJECT) {
      throw in.mismatch("an object");
    }
    @Nullable Object[] values = new Object[parameters.length];
    in.beginObject();
    while (in.nextMember()) {
      int index = in.name(table);
      if (index < 0 || index >= values.length) {
        in.skip();
      } else {
        try {
          values[index] = member(index, in);
        } catch (JsonException e) {
          throw e.in(names[index]);
        }
      }
    }
    return create(values);
  }

  @Override
  public @Nullable Object readNullable(JsonReader in) {
    return read(in);
  }

  private @Nullable Object member(int index, JsonReader in) {
    Kind kind = in.kind();
    boolean list = Iterable.class.isAssignableFrom(parameters[index]);
    boolean fits =
        parameters[index] == String.class
            ? kind != Kind.NULL
            : parameters[index] == Long.class
                ? kind == Kind.NUMBER || kind == Kind.TEXT
                : kind == (list ? Kind.ARRAY : Kind.OBJECT);
    if (!fits) {
      in.skip();
      return null;
    }
    if (parameters[index] == String.class && (kind == Kind.OBJECT || kind == Kind.ARRAY)) {
      throw in.mismatch("a string");
    }
    return codecs[index].read(in);
  }

  private Object create(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = empty(i);
      }
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new JsonException("the constructor " + constructor + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new JsonException("the constructor " + constructor + " cannot be called", e);
    }
  }

  private Object empty(int index) {
    Class<?> type = parameters[index];
    if (type == String.class) {
      return "";
    }
    if (type == Long.class) {
      return 0L;
    }
    EventCodec codec = codecs[index];
    return codec instanceof ConstructorCodec nested
        ? nested.create(new Object[nested.parameters.length])
        : new ArrayList<>();
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.beginObject();
    for (int i = 0; i < getters.length; i++) {
      try {
        Object member = got(getters[i], value);
        if (member != null) {
          out.name(names[i]);
          all.ofValue(member).write(out, member);
        }
      } catch (JsonException e) {
        throw e.in(names[i]);
      } catch (IllegalAccessException e) {
        throw new JsonException("the getter is not accessible", e).in(names[i]);
      }
    }
    out.endObject();
  }

  private static @Nullable Object got(Method getter, Object value) throws IllegalAccessException {
    try {
      return getter.invoke(value);
    } catch (InvocationTargetException e) {
      // Such as the decoded key of a key that is not encoded; the JSON does without, as AWS's.
      return null;
    }
  }
}
