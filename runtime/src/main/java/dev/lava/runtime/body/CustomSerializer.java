package dev.lava.runtime.body;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.PayloadOutputStream;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The serializer that a function brings for all its types, as AWS's runtime takes one. */
final class CustomSerializer implements BodyCodec {
  /** Where a jar names its serializer. */
  static final String SERVICE =
      "META-INF/services/com.amazonaws.services.lambda.runtime.CustomPojoSerializer";

  private final CustomPojoSerializer serializer;
  private final Type type;

  private CustomSerializer(CustomPojoSerializer serializer, Type type) {
    this.serializer = serializer;
    this.type = type;
  }

  static CustomSerializer of(Type type, ClassLoader loader) {
    Iterator<CustomPojoSerializer> found =
        ServiceLoader.load(CustomPojoSerializer.class, loader).iterator();
    try {
      CustomPojoSerializer first = found.next();
      if (found.hasNext()) {
        throw new CustomSerializerException(
            "Too many serializers provided inside the META-INF/services folder, only one is allowed;"
                + " there are "
                + first.getClass().getName()
                + " and "
                + found.next().getClass().getName(),
            "com.amazonaws.services.lambda.runtime.api.client"
                + ".TooManyServiceProvidersFoundException",
            null);
      }
      return new CustomSerializer(first, type);
    } catch (ServiceConfigurationError e) {
      throw new CustomSerializerException(
          "The serializer that " + SERVICE + " names cannot be used: " + e.getMessage(),
          e.getClass().getName(),
          e);
    }
  }

  @Override
  public @Nullable Object read(Payload event) {
    return serializer.fromJson(event.stream(), type);
  }

  @Override
  public Payload write(@Nullable Object answer) {
    PayloadOutputStream out = new PayloadOutputStream();
    serializer.toJson(answer, out, type);
    return out.payload();
  }
}
