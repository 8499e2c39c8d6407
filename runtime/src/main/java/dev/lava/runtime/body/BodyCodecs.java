package dev.lava.runtime.body;

import dev.lava.runtime.launch.LaunchPlan;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the codecs of one function. Whether the function brings a serializer, or Jackson, is
 * asked of the class path once, and not at all where a launch plan has it.
 */
public final class BodyCodecs {
  private final ClassLoader loader;
  private final @Nullable LaunchPlan plan;
  private @Nullable Boolean serializer;
  private @Nullable Boolean jackson;

  private BodyCodecs(ClassLoader loader, @Nullable LaunchPlan plan) {
    this.loader = loader;
    this.plan = plan;
  }

  /** The codecs of a function whose classes a loader finds. */
  public static BodyCodecs of(ClassLoader loader, @Nullable LaunchPlan plan) {
    return new BodyCodecs(loader, plan);
  }

  /**
   * The codec of the event's type.
   *
   * @throws CustomSerializerException where the function's serializer cannot be used
   */
  public BodyCodec ofEvent(Type type) {
    return of(type, false);
  }

  /**
   * The codec of the answer's type.
   *
   * @throws CustomSerializerException where the function's serializer cannot be used
   */
  public BodyCodec ofAnswer(Type type) {
    return of(type, true);
  }

  /** Whether a function brings a serializer for all its types. */
  public static boolean hasSerializer(ClassLoader loader) {
    // The bare name first: ServiceLoader would load a dozen classes to find none.
    return loader.getResource(CustomSerializer.SERVICE) != null;
  }

  /** Whether a function brings Jackson, and a type leads to one with annotations of Jackson's. */
  public static boolean isAnnotated(Type type, ClassLoader loader) {
    return JacksonAnnotations.isThere(loader)
        && JacksonAnnotations.areUsed(new LavaCodec(type, null).reachableTypes());
  }

  private BodyCodec of(Type type, boolean answer) {
    if (hasSerializer()) {
      return CustomSerializer.of(type, loader);
    }
    LaunchPlan known = plan;
    if (known != null && !known.isExtended()) {
      return known.isAnnotated(answer)
          ? JacksonAnnotations.codec(type, loader)
          : new LavaCodec(type, known.codecs(answer));
    }
    LavaCodec codec = new LavaCodec(type, null);
    return hasJackson() && JacksonAnnotations.areUsed(codec.reachableTypes())
        ? JacksonAnnotations.codec(type, loader)
        : codec;
  }

  private boolean hasSerializer() {
    Boolean known = serializer;
    if (known == null) {
      LaunchPlan fitting = plan;
      known =
          (fitting == null || fitting.isExtended())
              ? hasSerializer(loader)
              : fitting.hasSerializer();
      serializer = known;
    }
    return known;
  }

  private boolean hasJackson() {
    Boolean known = jackson;
    if (known == null) {
      known = JacksonAnnotations.isThere(loader);
      jackson = known;
    }
    return known;
  }
}
