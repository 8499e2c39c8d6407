package dev.lava.build.oldformat;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.project.Dependency;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OldClassFilesTest {
  private static final String PATH = OldLibrary.PATH;
  private static final int JAVA_5 = ClassFile.JAVA_5_VERSION;

  private final Manifest manifest = new Manifest();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  OldClassFilesTest() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  @Nested
  class A_class_of_an_old_format {
    @Test
    void gets_the_first_format_with_stack_maps() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));

      byte[] upgraded = requireNonNull(inspect().classes().get(PATH));

      assertThat(ClassFile.of().parse(upgraded).majorVersion()).isEqualTo(50);
    }

    @Test
    void does_what_it_did() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));

      Class<?> upgraded = new Defining().define(requireNonNull(inspect().classes().get(PATH)));

      assertThat(upgraded.getMethod("larger", int.class, int.class).invoke(null, 3, 7))
          .isEqualTo(7);
    }

    @Test
    void keeps_the_version_that_its_package_has() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "2.10.8");

      assertThat(inspect().manifest().getAttributes("old/"))
          .containsEntry(Attributes.Name.IMPLEMENTATION_VERSION, "2.10.8");
    }
  }

  @Nested
  class Left_as_it_is {
    @Test
    void a_class_of_a_newer_format() throws Exception {
      files.put(PATH, OldLibrary.larger(ClassFile.JAVA_8_VERSION));

      assertNothingUpgraded();
    }

    @Test
    void a_signed_jar() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));
      files.put("META-INF/OWNER.SF", new byte[0]);

      assertNothingUpgraded();
    }

    @Test
    void a_sealed_jar() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));
      manifest.getMainAttributes().put(Attributes.Name.SEALED, "true");

      assertNothingUpgraded();
    }

    @Test
    void a_jar_with_one_sealed_package() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));
      Attributes sealed = new Attributes();
      sealed.put(Attributes.Name.SEALED, "true");
      manifest.getEntries().put("old/", sealed);

      assertNothingUpgraded();
    }

    @Test
    void a_class_with_another_version_for_newer_javas() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));
      files.put("META-INF/versions/9/" + PATH, OldLibrary.larger(ClassFile.JAVA_9_VERSION));

      assertNothingUpgraded();
    }

    @Test
    void a_class_with_a_subroutine() throws Exception {
      files.put(PATH, withSubroutine());

      assertNothingUpgraded();
    }

    @Test
    void a_class_that_an_earlier_jar_has_in_a_newer_format() throws Exception {
      files.put(PATH, OldLibrary.larger(JAVA_5));
      Dependency later = dependency("b.jar");
      files.put(PATH, OldLibrary.larger(ClassFile.JAVA_8_VERSION));
      Dependency earlier = dependency("a.jar");

      assertThat(OldClassFiles.of(List.of(earlier, later)).classes()).isEmpty();
    }

    @Test
    void a_file_that_is_no_class() throws Exception {
      files.put(PATH, new byte[] {0, 0, 0, 0, 0, 0, 0, 48, 1, 2, 3});

      assertNothingUpgraded();
    }

    @Test
    void a_file_that_is_no_jar() throws Exception {
      Dependency noJar = new Dependency("a.jar", Content.of(new byte[] {1, 2, 3}));

      assertThat(OldClassFiles.of(List.of(noJar)).classes()).isEmpty();
    }

    private void assertNothingUpgraded() throws IOException {
      assertThat(inspect().classes()).isEmpty();
    }
  }

  private OldClassFiles inspect() throws IOException {
    return OldClassFiles.of(List.of(dependency("library.jar")));
  }

  private Dependency dependency(String name) throws IOException {
    return OldLibrary.jar(name, manifest, files);
  }

  private static byte[] withSubroutine() {
    return ClassFile.of()
        .build(
            OldLibrary.CLASS,
            type ->
                type.withVersion(ClassFile.JAVA_1_VERSION, 3)
                    .withMethodBody(
                        "call",
                        ConstantDescs.MTD_void,
                        AccessFlag.PUBLIC.mask() | AccessFlag.STATIC.mask(),
                        code -> {
                          Label subroutine = code.newLabel();
                          code.with(DiscontinuedInstruction.JsrInstruction.of(subroutine));
                          code.return_();
                          code.labelBinding(subroutine).astore(0);
                          code.with(DiscontinuedInstruction.RetInstruction.of(0));
                        }));
  }

  /** A loader that verifies what it defines. */
  private static final class Defining extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }
}
