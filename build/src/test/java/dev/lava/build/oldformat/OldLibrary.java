package dev.lava.build.oldformat;

import dev.lava.build.project.Dependency;
import dev.lava.image.tree.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A library from before stack maps, for tests. */
public final class OldLibrary {
  /** Where its one class is. */
  public static final String PATH = "old/Larger.class";

  static final ClassDesc CLASS = ClassDesc.of("old.Larger");

  private OldLibrary() {}

  /** A jar of these files. */
  public static Dependency jar(String name, Manifest manifest, Map<String, byte[]> files)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        jar.putNextEntry(new JarEntry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    return new Dependency(name, Content.of(bytes.toByteArray()));
  }

  /** {@code static int larger(int a, int b)}: a branch, so stack maps are due. */
  public static byte[] larger(int format) {
    return ClassFile.of()
        .build(
            CLASS,
            type ->
                type.withVersion(format, 0)
                    .withMethodBody(
                        "larger",
                        MethodTypeDesc.of(
                            ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int),
                        AccessFlag.PUBLIC.mask() | AccessFlag.STATIC.mask(),
                        code -> {
                          Label other = code.newLabel();
                          code.iload(0).iload(1).if_icmple(other).iload(0).ireturn();
                          code.labelBinding(other).iload(1).ireturn();
                        }));
  }
}
