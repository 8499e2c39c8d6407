package dev.lava.buildbenchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of classes with jars in its {@code lib/}, of which one class can be changed: a
 * handler of strings, two hundred classes beside it, and the jars of this program's class path.
 *
 * @param directory where it lies
 */
record ChangingFunction(Path directory) {
  static final String HANDLER = "com.example.App::handle";

  private static final int OTHER_CLASSES = 200;
  private static final MethodTypeDesc OF_STRINGS =
      MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String);

  static ChangingFunction create(Path directory) throws IOException {
    ChangingFunction function = new ChangingFunction(directory);
    Files.createDirectories(directory.resolve("lib"));
    Files.createDirectories(directory.resolve("com/example"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar")) {
        Files.copy(jar, directory.resolve("lib").resolve(jar.getFileName()));
      }
    }
    for (int i = 0; i < OTHER_CLASSES; i++) {
      function.write("Other" + i, "text " + i);
    }
    function.change();
    return function;
  }

  /** Gives the handler another answer, of the same length. */
  void change() throws IOException {
    write("App", Long.toString(System.nanoTime()));
  }

  List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("lib"))) {
      return files.sorted().toList();
    }
  }

  private void write(String name, String answer) throws IOException {
    ClassDesc type = ClassDesc.of("com.example", name);
    byte[] bytes =
        ClassFile.of()
            .build(
                type,
                builder ->
                    builder
                        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_PUBLIC,
                            code ->
                                code.aload(0)
                                    .invokespecial(
                                        ConstantDescs.CD_Object,
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void)
                                    .return_())
                        .withMethodBody(
                            "handle",
                            OF_STRINGS,
                            ClassFile.ACC_PUBLIC,
                            code -> code.loadConstant(answer).areturn()));
    Files.write(directory.resolve("com/example", name + ".class"), bytes);
  }
}
