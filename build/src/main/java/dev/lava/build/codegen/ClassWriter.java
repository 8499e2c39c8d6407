package dev.lava.build.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.util.function.Consumer;

/**
 * Writes class files that every base image's Java can load.
 *
 * @param loader where the classes are found that the code deals with
 */
record ClassWriter(ClassLoader loader) {
  /** Java 21's, the oldest of the base images. */
  private static final int VERSION = ClassFile.JAVA_21_VERSION;

  /**
   * The bytes of a class.
   *
   * @throws IllegalArgumentException where it would be larger than a class file can be
   */
  byte[] write(ClassDesc name, ClassDesc superclass, Consumer<ClassBuilder> contents) {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofClassLoading(loader)
            .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver))
        .build(
            name,
            type -> {
              type.withVersion(VERSION, 0)
                  .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                  .withSuperclass(superclass);
              contents.accept(type);
            });
  }
}
