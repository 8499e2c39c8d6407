package dev.lava.build.oldformat;

import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes class files anew in the first format with stack maps; what they do stays the same. */
final class ClassFileUpgrade {
  /**
   * Java 6's. No later one: from 51 on, a class whose stack maps the JVM refuses does not load at
   * all, while one of this format then goes to the older verifier (JVM specification, 4.10).
   */
  private static final int FORMAT = ClassFile.JAVA_6_VERSION;

  /** Method by method, or the old code would be taken over as it is, without stack maps. */
  private static final MethodTransform CODE_ANEW =
      MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL);

  private final ClassFile classFiles;

  /**
   * @param source the class files that stack maps depend on, which merge types; null for one that
   *     is not there
   */
  ClassFileUpgrade(Function<ClassDesc, @Nullable InputStream> source) {
    ClassHierarchyResolver hierarchy =
        ClassHierarchyResolver.ofResourceParsing(source)
            .orElse(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getPlatformClassLoader()))
            .cached();
    classFiles =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  /** The class in the newer format; empty where it cannot be written so that it verifies. */
  Optional<byte[]> of(byte[] old) {
    try {
      ClassModel model = classFiles.parse(old);
      byte[] upgraded =
          classFiles.build(
              model.thisClass().asSymbol(),
              builder -> model.forEach(element -> put(builder, element)));
      return classFiles.verify(upgraded).isEmpty() ? Optional.of(upgraded) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Subroutines, a missing superclass, or no class file at all: it stays as it is.
      return Optional.empty();
    }
  }

  private static void put(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case ClassFileVersion _ -> builder.withVersion(FORMAT, 0);
      case MethodModel method -> builder.transformMethod(method, CODE_ANEW);
      default -> builder.with(element);
    }
  }
}
