package dev.lava.build.codegen;

import dev.lava.runtime.json.CodecSource;
import dev.lava.runtime.json.EventCodec;
import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.GeneratedCodecs;
import dev.lava.runtime.json.TypeViews;
import dev.lava.runtime.type.TypeBindings;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The codecs that a build would generate, loaded beside the classes of the tests. */
public final class GeneratedSource implements CodecSource {
  private static final Map<Type, GeneratedCodecs> KNOWN = new HashMap<>();
  private static final AtomicInteger SERIAL = new AtomicInteger();
  private static final AtomicInteger GENERATED = new AtomicInteger();

  /** How many codecs have been generated so far. */
  public static int generated() {
    return GENERATED.get();
  }

  @Override
  public GeneratedCodecs codecs(Type event) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(event, GeneratedSource::generate);
    }
  }

  private static GeneratedCodecs generate(Type event) {
    Map<String, Class<?>> codecs = new HashMap<>();
    TypeViews views = TypeViews.ofEvent(event);
    ClassLoader loader = TypeBindings.erase(event).getClassLoader();
    if (loader != null) {
      for (Class<?> type : types(event, views, loader)) {
        ClassDesc name = ClassDesc.of(type.getName() + "$$LavaCodec" + SERIAL.incrementAndGet());
        byte[] bytes = CodecWriter.write(name, type, views, new ClassWriter(loader));
        codecs.put(type.getName(), define(type, bytes));
        GENERATED.incrementAndGet();
      }
    }
    return (className, all) -> {
      Class<?> codec = codecs.get(className);
      return codec == null ? null : make(codec, all);
    };
  }

  private static List<Class<?>> types(Type event, TypeViews views, ClassLoader loader) {
    return CodecPlan.of(event, views, loader);
  }

  private static Class<?> define(Class<?> beside, byte[] bytes) {
    try {
      return MethodHandles.privateLookupIn(beside, MethodHandles.lookup()).defineClass(bytes);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static EventCodec make(Class<?> codec, EventCodecs all) {
    try {
      return (EventCodec) codec.getConstructor(EventCodecs.class).newInstance(all);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
