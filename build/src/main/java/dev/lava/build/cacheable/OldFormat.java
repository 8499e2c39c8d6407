package dev.lava.build.cacheable;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.util.Map;

/**
 * Writes class files anew in the first format with stack maps (JVM specification, section 4.10);
 * what they do stays the same.
 */
final class OldFormat {
  /**
   * Java 6's. No later one: from 51 on, a class whose stack maps the JVM refuses does not load at
   * all, while one of this format then goes to the older verifier (JVM specification, 4.10).
   */
  private static final int FORMAT = ClassFile.JAVA_6_VERSION;

  /** Method by method, or the old code would be taken over as it is, without stack maps. */
  private static final MethodTransform CODE_ANEW =
      MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL);

  private final ClassFile classFiles;

  OldFormat(ClassFile classFiles) {
    this.classFiles = classFiles.withOptions(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
  }

  /** Whether a class is of a format without stack maps. */
  static boolean isOld(byte[] classFile) {
    int major = classFile.length < 8 ? 0 : ((classFile[6] & 0xFF) << 8) | (classFile[7] & 0xFF);
    return major > 0 && major < FORMAT;
  }

  /** The class in the newer format, by its path; none where it would not verify. */
  Map<String, byte[]> of(String path, byte[] old) {
    try {
      ClassModel model = classFiles.parse(old);
      byte[] upgraded =
          classFiles.build(
              model.thisClass().asSymbol(),
              builder -> model.forEach(element -> put(builder, element)));
      return classFiles.verify(upgraded).isEmpty() ? Map.of(path, upgraded) : Map.of();
    } catch (IllegalArgumentException e) {
      // Subroutines, a missing superclass, or no class file at all: it stays as it is.
      return Map.of();
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
