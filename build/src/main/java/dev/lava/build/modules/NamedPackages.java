package dev.lava.build.modules;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages that a class file's constant pool names. */
final class NamedPackages {
  /** In descriptors and signatures: {@code Ljava/sql/Connection;}, {@code Ljava/util/List<}. */
  private static final Pattern DESCRIBED = Pattern.compile("L((?:[a-z]\\w*/)+)[\\w$]+[;<]");

  /** A class's whole name as a text: {@code javax.naming.InitialContext}. */
  private static final Pattern WRITTEN = Pattern.compile("((?:[a-z]\\w*\\.)+)[A-Z][\\w$]*");

  private NamedPackages() {}

  /** Tells each, such as {@code java.sql}, any number of times; nothing of what is no class. */
  static void of(byte[] classFile, Consumer<String> found) {
    try {
      ConstantPool pool = ClassFile.of().parse(classFile).constantPool();
      for (PoolEntry entry : pool) {
        switch (entry) {
          case ClassEntry type -> ofInternalName(type.asInternalName(), found);
          case Utf8Entry text -> ofText(text.stringValue(), found);
          default -> {}
        }
      }
    } catch (IllegalArgumentException _) {
      // The JVM will not take it for a class either.
    }
  }

  private static void ofInternalName(String name, Consumer<String> found) {
    int end = name.lastIndexOf('/');
    if (end > 0 && !name.startsWith("[")) {
      found.accept(name.substring(0, end).replace('/', '.'));
    } else {
      ofText(name, found);
    }
  }

  private static void ofText(String text, Consumer<String> found) {
    if (text.indexOf('/') > 0) {
      for (Matcher matcher = DESCRIBED.matcher(text); matcher.find(); ) {
        found.accept(withoutEnd(matcher.group(1)).replace('/', '.'));
      }
    } else if (text.indexOf('.') > 0) {
      Matcher matcher = WRITTEN.matcher(text);
      if (matcher.matches()) {
        found.accept(withoutEnd(matcher.group(1)));
      }
    }
  }

  private static String withoutEnd(String path) {
    return path.substring(0, path.length() - 1);
  }
}
