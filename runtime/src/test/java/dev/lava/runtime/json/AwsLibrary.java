package dev.lava.runtime.json;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * A second copy of AWS's serialization library, which shares the function's types with the first.
 * Its handling of events changes the one mapper it has for all other types, so whoever compares
 * both kinds needs a library for each.
 */
final class AwsLibrary extends URLClassLoader {
  private static final String SERIALIZATION =
      "com.amazonaws.services.lambda.runtime.serialization.";
  private static final AwsLibrary FOR_EVENTS = new AwsLibrary();

  AwsLibrary() {
    super(new URL[] {PojoSerializer.class.getProtectionDomain().getCodeSource().getLocation()});
  }

  /** The serializer of an event, as AWS's runtime finds it. */
  @SuppressWarnings("unchecked") // the library's own cast
  static PojoSerializer<Object> serializerFor(Class<?> event) {
    try {
      return (PojoSerializer<Object>)
          FOR_EVENTS
              .loadClass(SERIALIZATION + "events.LambdaEventSerializers")
              .getMethod("serializerFor", Class.class, ClassLoader.class)
              .invoke(null, event, AwsLibrary.class.getClassLoader());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("AWS's serialization library has changed", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own =
        name.startsWith("com.amazonaws.lambda.thirdparty.")
            || (name.startsWith(SERIALIZATION) && !name.equals(PojoSerializer.class.getName()));
    if (!own) {
      return getParent().loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
