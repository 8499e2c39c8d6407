package dev.lava.build.types;

import dev.lava.runtime.json.JsonException;
import dev.lava.runtime.json.JsonWriter;
import dev.lava.runtime.json.TypeView;
import dev.lava.runtime.json.TypeView.Member;
import dev.lava.runtime.json.TypeViews;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Makes up an event of a type: an object with a value for each property that the runtime can set,
 * collections and maps with one entry. The same type gives the same event.
 */
public final class SampleEvent {
  /** Deeper parts are left out; types that lead back to themselves would have no end. */
  private static final int MAX_DEPTH = 12;

  private final TypeViews views;
  private final JsonWriter out = new JsonWriter();
  private final Deque<Type> open = new ArrayDeque<>();

  private SampleEvent(TypeViews views) {
    this.views = views;
  }

  /**
   * An event of a type in JSON. Where nothing is known of the type, as with {@code Object} and
   * {@code InputStream}, or where no value of it can be read, it is the empty object.
   */
  public static byte[] of(Type event) {
    SampleEvent sample = new SampleEvent(TypeViews.ofEvent(event));
    if (event == Object.class || event == InputStream.class || !sample.isWritable(event)) {
      sample.out.beginObject();
      sample.out.endObject();
    } else {
      sample.write("event", event);
    }
    return Arrays.copyOf(sample.out.bytes(), sample.out.length());
  }

  private void write(String name, Type type) {
    open.push(type);
    switch (views.of(type)) {
      case TypeView.Bean bean -> members(bean.settable());
      case TypeView.Components components -> members(components.members());
      case TypeView.Constructed constructed -> members(constructed.members());
      case TypeView.Entries(_, Type key, Type value) -> {
        out.beginObject();
        if (isWritable(value)) {
          out.name(SampleValue.key(key));
          write(name, value);
        }
        out.endObject();
      }
      case TypeView.Elements(_, Type element) -> {
        out.beginArray();
        if (isWritable(element)) {
          write(name, element);
        }
        out.endArray();
      }
      case TypeView.Content(Type content) -> write(name, content);
      case TypeView.Scalar(Class<?> scalar, boolean seconds) ->
          SampleValue.of(name, scalar, seconds).write(out);
    }
    open.pop();
  }

  private void members(List<Member> members) {
    out.beginObject();
    for (Member member : members) {
      Type type = member.type();
      if (type != null && isWritable(type)) {
        out.name(member.name());
        write(member.name(), type);
      }
    }
    out.endObject();
  }

  /** Whether a value of the type can be read, and is no part of itself. */
  private boolean isWritable(Type type) {
    if (open.contains(type) || open.size() > MAX_DEPTH) {
      return false;
    }
    try {
      return switch (views.of(type)) {
        case TypeView.Bean bean -> bean.constructor() != null;
        case TypeView.Entries(Class<?> map, Type key, _) ->
            isMakeable(map, "java.util.") && SampleValue.isKey(key);
        case TypeView.Elements(Class<?> raw, _) -> raw.isArray() || isMakeable(raw, "java.");
        case TypeView.Content(Type content) -> isWritable(content);
        case TypeView.Scalar(Class<?> scalar, _) -> SampleValue.isKnown(scalar);
        case TypeView.Components _, TypeView.Constructed _ -> true;
      };
    } catch (JsonException | LinkageError | TypeNotPresentException e) {
      return false;
    }
  }

  /** Of the JDK's interfaces the runtime knows a class. */
  private static boolean isMakeable(Class<?> container, String jdk) {
    return !Modifier.isAbstract(container.getModifiers()) || container.getName().startsWith(jdk);
  }
}
