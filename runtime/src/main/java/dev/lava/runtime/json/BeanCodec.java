package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects with properties. Reading, members that are no property are passed over. */
final class BeanCodec implements EventCodec {
  private final Instantiation instantiation;
  private final EventCodecs codecs;
  private Property[] settable = new Property[0];
  private Property[] gettable = new Property[0];
  private PropertyTable table = new PropertyTable();

  BeanCodec(Class<?> type, EventCodecs codecs) {
    this.instantiation = new Instantiation(type).prepared();
    this.codecs = codecs;
  }

  /** Learns the properties; apart from the constructor, since they may lead back to this type. */
  void describe(Type type, EventConventions conventions) {
    TypeBindings bindings = TypeBindings.of(type);
    List<Property> in = new ArrayList<>();
    List<Property> out = new ArrayList<>();
    for (Property property : BeanProperties.of(TypeBindings.erase(type), conventions)) {
      Type set = property.settable();
      if (set != null) {
        property.codec = codecs.of(bindings.resolve(set));
        in.add(property);
      }
      if (property.readable()) {
        out.add(property);
      }
    }
    settable = in.toArray(new Property[0]);
    gettable = out.toArray(new Property[0]);
    String[] names = new String[settable.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = settable[i].name;
    }
    table = new PropertyTable(names);
  }

  Instantiation instantiation() {
    return instantiation;
  }

  Property[] settable() {
    return settable;
  }

  Property[] gettable() {
    return gettable;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    if (in.kind() != Kind.OBJECT) {
      return Absence.read(in, this, "an object");
    }
    return readMembers(in, instantiation.create());
  }

  private Object readMembers(JsonReader in, Object bean) {
    in.beginObject();
    while (in.nextMember()) {
      int index = in.name(table);
      if (index < 0) {
        in.skip();
      } else {
        set(settable[index], bean, in);
      }
    }
    return bean;
  }

  private static void set(Property property, Object bean, JsonReader in) {
    EventCodec codec = property.codec;
    if (codec != null) {
      try {
        property.set(
            bean,
            codec instanceof BeanCodec part && part.instantiation.isInside(bean.getClass())
                ? part.readInside(in, bean)
                : codec.readNullable(in));
      } catch (JsonException e) {
        throw e.in(property.name);
      }
    }
  }

  /** An object of a class that is not static; whatever is no object makes one without values. */
  private @Nullable Object readInside(JsonReader in, Object enclosing) {
    if (in.tryNull()) {
      return null;
    }
    Object bean = instantiation.createInside(enclosing);
    Kind kind = in.kind();
    if (kind == Kind.OBJECT) {
      return readMembers(in, bean);
    }
    if (kind == Kind.ARRAY) {
      throw in.mismatch("an object");
    }
    in.skip();
    return bean;
  }

  @Override
  public void write(JsonWriter out, Object bean) {
    out.beginObject();
    for (Property property : gettable) {
      try {
        Object value = property.get(bean);
        if (value != null) {
          out.name(property.encodedName);
          codecs.ofValue(value).write(out, value);
        }
      } catch (JsonException e) {
        throw e.in(property.name);
      }
    }
    out.endObject();
  }
}
