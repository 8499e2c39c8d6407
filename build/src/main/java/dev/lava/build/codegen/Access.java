package dev.lava.build.codegen;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * What code in a package may name (JVM specification, 5.4.4): a nested class that is private is one
 * of its package to the JVM, and a protected one is public.
 *
 * @param packageName the package
 * @param loader the function's class loader
 */
record Access(String packageName, ClassLoader loader) {
  /** The access of code that stands beside a class. */
  static Access beside(Class<?> type, ClassLoader loader) {
    return new Access(type.getPackageName(), loader);
  }

  /**
   * Whether code may be put beside a class: it is one of the function's, from a jar that lets
   * others into its packages.
   */
  static boolean admits(Class<?> type, ClassLoader loader) {
    return loader.equals(type.getClassLoader())
        && !type.isHidden()
        && !type.getPackage().isSealed()
        && type.getSigners() == null;
  }

  boolean allows(Class<?> type) {
    if (type.isArray()) {
      return allows(type.getComponentType());
    }
    if (type.isPrimitive()) {
      return true;
    }
    boolean open =
        (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
            && (!type.getModule().isNamed() || type.getModule().isExported(type.getPackageName()));
    return open || isHere(type);
  }

  /** Whether all classes that a type without variables consists of may be named. */
  boolean allows(Type type) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        if (!allows(argument)) {
          return false;
        }
      }
      return allows(generic.getRawType());
    }
    return type instanceof Class<?> plain && allows(plain);
  }

  /** Whether a member may be used through the class beside which the code stands. */
  boolean allows(Member member) {
    int modifiers = member.getModifiers();
    return Modifier.isPublic(modifiers)
        || (!Modifier.isPrivate(modifiers) && isHere(member.getDeclaringClass()));
  }

  private boolean isHere(Class<?> type) {
    return type.getPackageName().equals(packageName) && loader.equals(type.getClassLoader());
  }
}
