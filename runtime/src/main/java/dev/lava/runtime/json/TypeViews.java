package dev.lava.runtime.json;

import dev.lava.runtime.json.TypeView.Member;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Shows the types of one event as their codecs treat them. */
public final class TypeViews {
  private final EventCodecs codecs;

  private TypeViews(EventCodecs codecs) {
    this.codecs = codecs;
  }

  /** The views of one event and all it holds. */
  public static TypeViews ofEvent(Type event) {
    return new TypeViews(EventCodecs.forEvent(event));
  }

  /** Whether the event has conventions of its own, which hold for all its parts. */
  public boolean hasConventions() {
    return codecs.hasConventions();
  }

  /** What {@code null} in the JSON means for a type. */
  public @Nullable Object ofNull(Type type) {
    return codecs.of(type).ofNull();
  }

  /**
   * The view of a type.
   *
   * @throws JsonException where there can be no codec for it
   * @throws LinkageError where it names a type that is missing
   */
  public TypeView of(Type declared) {
    Type type = TypeBindings.of(declared).resolve(declared);
    Class<?> raw = TypeBindings.erase(type);
    EventCodec codec = codecs.of(type);
    if (codec instanceof BeanCodec bean) {
      return bean(type, raw, bean);
    }
    if (codec instanceof RecordCodec) {
      return components(type, raw);
    }
    if (codec instanceof ConstructorCodec constructed) {
      return constructed(constructed);
    }
    if (codec instanceof MapCodec) {
      return new TypeView.Entries(raw, EventCodecs.key(type), EventCodecs.value(type));
    }
    if (codec instanceof CollectionCodec) {
      return new TypeView.Elements(raw, EventCodecs.element(type));
    }
    if (codec instanceof ArrayCodec) {
      return new TypeView.Elements(raw, raw.getComponentType());
    }
    if (codec instanceof OptionalCodec) {
      return new TypeView.Content(EventCodecs.content(type));
    }
    if (codec instanceof AtomicCodec && raw == AtomicReference.class) {
      return new TypeView.Content(TypeBindings.of(type).resolve(raw.getTypeParameters()[0]));
    }
    return new TypeView.Scalar(raw, codec instanceof SecondsCodec);
  }

  private static TypeView bean(Type type, Class<?> raw, BeanCodec bean) {
    TypeBindings bindings = TypeBindings.of(type);
    return new TypeView.Bean(
        raw,
        bean.instantiation().constructor(),
        members(bean.settable(), bindings),
        members(bean.gettable(), bindings));
  }

  private static List<Member> members(Property[] properties, TypeBindings bindings) {
    List<Member> members = new ArrayList<>();
    for (Property property : properties) {
      Type settable = property.settable();
      members.add(
          new Member(
              property.name,
              settable == null ? null : bindings.resolve(settable),
              property.getter,
              property.setter,
              property.field));
    }
    return members;
  }

  private static TypeView components(Type type, Class<?> raw) {
    TypeBindings bindings = TypeBindings.of(type);
    List<Member> members = new ArrayList<>();
    for (RecordComponent component : raw.getRecordComponents()) {
      members.add(
          new Member(
              component.getName(),
              bindings.resolve(component.getGenericType()),
              component.getAccessor(),
              null,
              null));
    }
    return new TypeView.Components(raw, members);
  }

  private static TypeView constructed(ConstructorCodec codec) {
    Type[] parameters = codec.constructor().getGenericParameterTypes();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      members.add(new Member(codec.names()[i], parameters[i], null, null, null));
    }
    return new TypeView.Constructed(codec.constructor(), members);
  }
}
