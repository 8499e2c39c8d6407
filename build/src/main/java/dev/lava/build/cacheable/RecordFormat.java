package dev.lava.build.cacheable;

import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes records anew, with methods of their own in the place of those that are made at a start.
 */
final class RecordFormat {
  private final ClassFile classFiles;

  RecordFormat(ClassFile classFiles) {
    this.classFiles = classFiles;
  }

  /** The record, by its path; none where it is none, has no such methods, or would not verify. */
  Map<String, byte[]> of(String path, byte[] classFile) {
    if (!new String(classFile, StandardCharsets.ISO_8859_1).contains(RecordSites.BOOTSTRAP)) {
      return Map.of();
    }
    try {
      ClassModel type = classFiles.parse(classFile);
      Map<ClassElement, RecordMethods> made = new HashMap<>();
      for (MethodModel method : type.methods()) {
        RecordSites.in(method, type).ifPresent(methods -> made.put(method, methods));
      }
      if (made.isEmpty()) {
        return Map.of();
      }
      byte[] written = classFiles.transformClass(type, writingOut(made));
      return classFiles.verify(written).isEmpty() ? Map.of(path, written) : Map.of();
    } catch (IllegalArgumentException e) {
      // No class file, or types that are not there: it stays as it is.
      return Map.of();
    }
  }

  private static ClassTransform writingOut(Map<ClassElement, RecordMethods> made) {
    return (builder, element) -> {
      RecordMethods methods = made.get(element);
      if (methods != null && element instanceof MethodModel method) {
        builder.transformMethod(method, writingOut(methods, method));
      } else {
        builder.with(element);
      }
    };
  }

  private static MethodTransform writingOut(RecordMethods methods, MethodModel method) {
    String name = method.methodName().stringValue();
    return (builder, element) -> {
      if (element instanceof CodeModel) {
        builder.withCode(code -> methods.write(name, code));
      } else {
        builder.with(element);
      }
    };
  }
}
