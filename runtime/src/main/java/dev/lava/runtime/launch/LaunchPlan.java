package dev.lava.runtime.launch;

import dev.lava.runtime.json.GeneratedCodecs;
import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * Knows a function as it was when its image was built: {@code /var/task/.lava/launch.jar} holds one
 * class that extends this, {@value #CLASS}.
 */
public abstract class LaunchPlan {
  /** The one class that extends this. */
  public static final String CLASS = "dev.lava.runtime.launch.GeneratedPlan";

  /** The jar of that class, as it stands on the class path below the function's directory. */
  public static final String JAR = "/.lava/launch.jar";

  /**
   * The rules by which plans and codecs are generated. A plan of other rules does not fit: the base
   * image may be older or newer than the build.
   */
  public static final int RULES = 1;

  private boolean extended;

  /** A plan with all its knowledge in its methods. */
  protected LaunchPlan() {}

  /**
   * The plan of this class path; null where there is none, or where anything is not as it was.
   *
   * @param classPath as in {@code java.class.path}
   */
  public static @Nullable LaunchPlan find(String classPath, ClassLoader loader) {
    // Asking the class loader for a class that is not there would open every jar.
    int jar = classPath.indexOf(JAR);
    if (jar < 0) {
      return null;
    }
    try {
      Class<? extends LaunchPlan> generated =
          Class.forName(CLASS, true, loader).asSubclass(LaunchPlan.class);
      LaunchPlan plan = generated.getDeclaredConstructor().newInstance();
      return plan.fits(classPath, jar) ? plan : null;
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      return null;
    }
  }

  /** The rules that were in force when it was made. */
  protected abstract int rules();

  /**
   * The jars that follow its own on the class path, by their names below the function's directory,
   * each with its size in bytes and its time in seconds since 1970: {@code function.jar}, {@code
   * 4711}, {@code 315532800}, and so on.
   */
  protected abstract String[] jars();

  /** The handler's name. */
  public abstract String handler();

  /** Whether the function brings a serializer for all its types. */
  public abstract boolean hasSerializer();

  /**
   * Whether the event's, or the answer's, types carry annotations of a Jackson that the function
   * brings.
   */
  public abstract boolean isAnnotated(boolean answer);

  /** The function's class with direct calls; null where they are not allowed. */
  public abstract @Nullable DirectFunction function();

  /** The codecs that were generated for the event, or the answer, and what it holds. */
  public abstract GeneratedCodecs codecs(boolean answer);

  /**
   * Whether more jars follow those that it knows. They change none of the function's classes, but
   * may bring a serializer.
   */
  public final boolean isExtended() {
    return extended;
  }

  private boolean fits(String classPath, int jar) {
    if (rules() != RULES) {
      return false;
    }
    int root = classPath.lastIndexOf(File.pathSeparatorChar, jar) + 1;
    String directory = classPath.substring(root, jar + 1);
    int at = jar + JAR.length();
    String[] jars = jars();
    for (int i = 0; i < jars.length; i += 3) {
      String path = directory.concat(jars[i]);
      if (!classPath.startsWith(path, at + 1)) {
        return false;
      }
      at += 1 + path.length();
      if (at < classPath.length() && classPath.charAt(at) != File.pathSeparatorChar) {
        return false;
      }
      File file = new File(path);
      if (file.length() != Long.parseLong(jars[i + 1])
          || file.lastModified() / 1000 != Long.parseLong(jars[i + 2])) {
        return false;
      }
    }
    extended = at < classPath.length();
    return true;
  }
}
