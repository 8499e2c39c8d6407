package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of anything but bytes and characters. */
final class ArrayCodec implements EventCodec {
  private final Class<?> component;
  private final EventCodec elements;

  ArrayCodec(Class<?> component, EventCodec elements) {
    this.component = component;
    this.elements = elements;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    List<@Nullable Object> read = new ArrayList<>();
    Kind kind = in.kind();
    if (kind == Kind.TEXT) {
      if (in.tryEmptyString()) {
        return null;
      }
      if (component.isPrimitive()) {
        throw in.mismatch("an array");
      }
    }
    if (kind == Kind.ARRAY) {
      in.beginArray();
      while (in.nextElement()) {
        add(read, in);
      }
    } else {
      add(read, in);
    }
    Object array = Array.newInstance(component, read.size());
    for (int i = 0; i < read.size(); i++) {
      Array.set(array, i, read.get(i));
    }
    return array;
  }

  private void add(List<@Nullable Object> read, JsonReader in) {
    try {
      if (component == String.class && in.kind() == Kind.ARRAY) {
        throw in.mismatch("a string");
      }
      read.add(elements.readNullable(in));
    } catch (JsonException e) {
      throw e.in(read.size());
    }
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.beginArray();
    int size = Array.getLength(value);
    for (int i = 0; i < size; i++) {
      try {
        elements.writeNullable(out, Array.get(value, i));
      } catch (JsonException e) {
        throw e.in(i);
      }
    }
    out.endArray();
  }
}
