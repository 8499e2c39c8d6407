package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Lists, sets, queues. Reading, a value that is no array is as good as an array of it alone. */
final class CollectionCodec implements EventCodec {
  private final Instantiation instantiation;
  private final EventCodec elements;
  private final boolean strings;
  private final EventCodecs codecs;

  CollectionCodec(Instantiation instantiation, Type element, EventCodecs codecs) {
    this.instantiation = instantiation;
    this.elements = codecs.of(element);
    this.strings = element == String.class;
    this.codecs = codecs;
  }

  @Override
  @SuppressWarnings("unchecked") // what the type says it holds is what its codec makes
  public @Nullable Object read(JsonReader in) {
    Kind kind = in.kind();
    // An empty string is no collection at all, whatever the elements could make of it.
    if (in.tryEmptyString()) {
      return null;
    }
    Collection<@Nullable Object> collection = (Collection<@Nullable Object>) instantiation.create();
    if (kind != Kind.ARRAY) {
      add(collection, in, 0);
      return collection;
    }
    in.beginArray();
    for (int i = 0; in.nextElement(); i++) {
      add(collection, in, i);
    }
    return collection;
  }

  private void add(Collection<@Nullable Object> collection, JsonReader in, int index) {
    try {
      if (strings && in.kind() == Kind.ARRAY) {
        // Elsewhere an array of one string is as good as the string; among strings it is not.
        throw in.mismatch("a string");
      }
      Object element = elements.readNullable(in);
      if (element != null || !(collection instanceof EnumSet)) {
        collection.add(element);
      }
    } catch (JsonException e) {
      throw e.in(index);
    } catch (NullPointerException | ClassCastException | UnsupportedOperationException e) {
      throw new JsonException(collection.getClass().getName() + " does not take the element", e)
          .in(index);
    }
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.beginArray();
    int index = 0;
    for (Object element : (Iterable<?>) value) {
      try {
        if (element == null) {
          out.nullValue();
        } else {
          codecs.ofValue(element).write(out, element);
        }
      } catch (JsonException e) {
        throw e.in(index);
      }
      index++;
    }
    out.endArray();
  }
}
