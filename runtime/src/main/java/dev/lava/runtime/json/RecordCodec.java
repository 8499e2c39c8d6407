package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Records, through their canonical constructor and accessors. */
final class RecordCodec implements EventCodec {
  private final Class<?> type;
  private final EventCodecs codecs;
  private @Nullable Constructor<?> constructor;
  private String[] names = new String[0];
  private byte[][] encodedNames = new byte[0][];
  private Method[] accessors = new Method[0];
  private EventCodec[] components = new EventCodec[0];
  private PropertyTable table = new PropertyTable();

  RecordCodec(Class<?> type, EventCodecs codecs) {
    this.type = type;
    this.codecs = codecs;
  }

  /** Learns the components; apart from the constructor, since they may lead back to this type. */
  void describe(Type generic) {
    TypeBindings bindings = TypeBindings.of(generic);
    RecordComponent[] declared = type.getRecordComponents();
    names = new String[declared.length];
    encodedNames = new byte[declared.length][];
    accessors = new Method[declared.length];
    components = new EventCodec[declared.length];
    Class<?>[] parameters = new Class<?>[declared.length];
    for (int i = 0; i < declared.length; i++) {
      names[i] = declared[i].getName();
      encodedNames[i] = JsonWriter.encodedName(names[i]);
      accessors[i] = declared[i].getAccessor();
      accessors[i].setAccessible(true);
      parameters[i] = declared[i].getType();
      components[i] = codecs.of(bindings.resolve(declared[i].getGenericType()));
    }
    table = new PropertyTable(names);
    try {
      constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has its canonical constructor", e);
    }
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    if (in.kind() != Kind.OBJECT) {
      return Absence.read(in, this, "an object");
    }
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].ofNull();
    }
    in.beginObject();
    while (in.nextMember()) {
      int index = in.name(table);
      if (index < 0) {
        in.skip();
      } else {
        try {
          values[index] = components[index].readNullable(in);
        } catch (JsonException e) {
          throw e.in(names[index]);
        }
      }
    }
    return create(values);
  }

  private Object create(@Nullable Object[] values) {
    if (constructor == null) {
      throw new IllegalStateException(type + " is not described yet");
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new JsonException("the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new JsonException("the record " + type.getName() + " cannot be made", e);
    }
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.beginObject();
    for (int i = 0; i < accessors.length; i++) {
      try {
        Object component = accessors[i].invoke(value);
        if (component != null) {
          out.name(encodedNames[i]);
          codecs.ofValue(component).write(out, component);
        }
      } catch (JsonException e) {
        throw e.in(names[i]);
      } catch (InvocationTargetException e) {
        throw new JsonException("the accessor failed", e.getCause()).in(names[i]);
      } catch (IllegalAccessException e) {
        throw new JsonException("the accessor is not accessible", e).in(names[i]);
      }
    }
    out.endObject();
  }
}
