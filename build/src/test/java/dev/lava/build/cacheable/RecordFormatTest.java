package dev.lava.build.cacheable;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordFormatTest {
  // What such a component is compared by is part of what must stay.
  @SuppressWarnings("ArrayRecordComponent")
  record Everything(
      boolean truth,
      byte small,
      char letter,
      short brief,
      int whole,
      long large,
      float real,
      double precise,
      String text,
      char[] letters,
      List<String> list) {}

  record Nothing() {}

  record Price(double amount) {}

  @Nested
  class A_record {
    private final List<List<Object>> values =
        List.of(
            everything(1.5f, 2.5, "text", List.of("a")),
            everything(1.5f, 2.5, "text", List.of("a")),
            everything(Float.NaN, Double.NaN, "text", List.of()),
            everything(-0.0f, 0.0, "text", List.of()),
            everything(0.0f, -0.0, "text", List.of()),
            everything(1, 2, null, null));

    @Test
    void has_no_call_sites_of_its_methods() {
      assertThat(
              callSites(requireNonNull(writtenAnew(Everything.class).get(path(Everything.class)))))
          .isEmpty();
    }

    @Test
    void is_told_as_before() throws Exception {
      Class<?> anew = defined(Everything.class);

      for (List<Object> value : values) {
        assertThat(made(anew, value)).hasToString(made(Everything.class, value).toString());
      }
    }

    @Test
    void has_the_hash_code_that_it_had() throws Exception {
      Class<?> anew = defined(Everything.class);

      for (List<Object> value : values) {
        assertThat(made(anew, value)).hasSameHashCodeAs(made(Everything.class, value));
      }
    }

    @Test
    void equals_what_it_equalled() throws Exception {
      Class<?> anew = defined(Everything.class);

      for (List<Object> one : values) {
        for (List<Object> other : values) {
          assertThat(made(anew, one).equals(made(anew, other)))
              .isEqualTo(made(Everything.class, one).equals(made(Everything.class, other)));
        }
      }
    }

    @Test
    void equals_nothing_of_another_type() throws Exception {
      Object price = made(defined(Price.class), List.of(1.0));

      assertThat(price).isNotEqualTo(new Price(1.0)).isNotEqualTo(null).isEqualTo(price);
    }

    @Test
    void may_have_no_components() throws Exception {
      Object nothing = made(defined(Nothing.class), List.of());

      assertThat(nothing).hasToString("Nothing[]").hasSameHashCodeAs(new Nothing());
    }

    private List<Object> everything(
        float real, double precise, @Nullable String text, @Nullable List<String> list) {
      return Arrays.asList(
          true, (byte) -1, 'c', (short) -2, 7, 1L << 40, real, precise, text, LETTERS, list);
    }
  }

  private static final char[] LETTERS = {'x'};

  @Nested
  class Left_as_it_is {
    @Test
    void a_class_that_is_no_record() {
      assertThat(writtenAnew(RecordFormatTest.class)).isEmpty();
    }

    @Test
    void a_file_that_only_says_so() {
      byte[] text = "java/lang/runtime/ObjectMethods".getBytes(StandardCharsets.UTF_8);

      assertThat(new RecordFormat(ClassFile.of()).of("A.class", text)).isEmpty();
    }
  }

  private static Map<String, byte[]> writtenAnew(Class<?> type) {
    return new RecordFormat(ClassFile.of()).of(path(type), bytes(type));
  }

  private static List<InvokeDynamicInstruction> callSites(byte[] classFile) {
    return ClassFile.of().parse(classFile).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast)
        .toList();
  }

  private static Class<?> defined(Class<?> type) throws ClassNotFoundException {
    Map<String, byte[]> written = new LinkedHashMap<>(writtenAnew(type));
    assertThat(written).containsKey(path(type));
    return Class.forName(type.getName(), true, new Anew(written));
  }

  private static Object made(Class<?> type, List<?> arguments) throws Exception {
    var constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(arguments.toArray());
  }

  static String path(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  static byte[] bytes(Class<?> type) {
    try (InputStream in =
        requireNonNull(type.getResourceAsStream("/" + path(type)), "class file")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Has the classes that were written anew itself, and all others from the test's own loader. */
  private static final class Anew extends ClassLoader {
    private final Map<String, byte[]> classes;

    Anew(Map<String, byte[]> classes) {
      super(RecordFormatTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/') + ".class");
      Class<?> loaded = findLoadedClass(name);
      return loaded != null
          ? loaded
          : bytes == null
              ? super.loadClass(name, resolve)
              : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
