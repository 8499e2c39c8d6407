package dev.lava.build.types;

/**
 * The JDK, and those classes that a function shares with whoever asks about it: AWS's interfaces,
 * Lava's own, and the runtime, as its base image brings them. Nothing else of this program is seen
 * through it.
 */
final class SharedClasses extends ClassLoader {
  private static final String CORE = "com.amazonaws.services.lambda.runtime.";

  SharedClasses() {
    super(ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!isShared(name)) {
      throw new ClassNotFoundException(name);
    }
    return Class.forName(name, false, SharedClasses.class.getClassLoader());
  }

  private static boolean isShared(String name) {
    if (name.startsWith("dev.lava.api.") || name.startsWith("dev.lava.runtime.")) {
      return true;
    }
    // Packages below it, such as that of the events, are libraries of the function's.
    return name.startsWith(CORE) && name.indexOf('.', CORE.length()) < 0;
  }
}
