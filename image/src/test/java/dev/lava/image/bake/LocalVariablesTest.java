package dev.lava.image.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalVariablesTest {
  @Test
  void go_and_line_numbers_stay() throws IOException {
    ClassModel before = ClassFile.of().parse(bytes(Sample.class));
    ClassModel after = ClassFile.of().parse(LocalVariables.strip(bytes(Sample.class)));

    assertThat(attributes(before)).contains("LocalVariableTable", "LocalVariableTypeTable");
    assertThat(attributes(after))
        .doesNotContain("LocalVariableTable", "LocalVariableTypeTable")
        .contains("LineNumberTable", "StackMapTable");
  }

  @Test
  void are_not_missed_by_the_class() throws Throwable {
    Class<?> stripped =
        MethodHandles.lookup()
            .defineHiddenClass(LocalVariables.strip(bytes(Sample.class)), true)
            .lookupClass();

    assertThatThrownBy(
            () ->
                MethodHandles.lookup()
                    .findStatic(stripped, "sum", MethodType.methodType(long.class, List.class))
                    .invoke(List.of(1, -1)))
        .hasMessage("negative: -1")
        .satisfies(thrown -> assertThat(thrown.getStackTrace()[0].getLineNumber()).isPositive());
  }

  @Test
  void are_all_that_changes_in_every_class_of_a_package() throws IOException {
    Path classes =
        FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java/util/zip");
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
        byte[] original = Files.readAllBytes(file);
        ClassModel stripped = ClassFile.of().parse(LocalVariables.strip(original));

        assertThat(stripped.toString()).isEqualTo(ClassFile.of().parse(original).toString());
        assertThat(ClassFile.of().verify(stripped)).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void are_the_reason_that_modules_forget_each_others_bytes() throws IOException {
    byte[] base =
        Files.readAllBytes(
            FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("modules/java.base/module-info.class"));

    ClassModel after = ClassFile.of().parse(LocalVariables.strip(base));

    assertThat(after.findAttribute(Attributes.moduleHashes())).isEmpty();
    assertThat(after.findAttribute(Attributes.module())).isPresent();
  }

  private static List<String> attributes(ClassModel model) {
    return model.methods().stream()
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .flatMap(code -> code.attributes().stream())
        .map(attribute -> attribute.attributeName().stringValue())
        .toList();
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream("LocalVariablesTest$Sample.class")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  /** Has all that the tables speak of: parameters, variables, type parameters, branches. */
  static final class Sample {
    private Sample() {}

    static long sum(List<Integer> numbers) {
      long sum = 0;
      for (Integer number : numbers) {
        if (number < 0) {
          throw new IllegalArgumentException("negative: " + number);
        }
        sum += number;
      }
      return sum;
    }
  }
}
