package dev.lava.image.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.MediaType;
import dev.lava.image.Stored;
import dev.lava.image.Tar;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.contents.Contents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class ImageCheckTest {
  @TempDir private Path directory;
  private BlobDirectory blobs;
  private BadImage image;

  @BeforeEach
  void make() throws Exception {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
    image = new BadImage(blobs).layer(BadImage.root());
  }

  @Test
  void an_image_that_keeps_all_rules_has_no_findings() throws Exception {
    Report report = ImageCheck.check(image.stored());

    assertThat(report.findings()).isEmpty();
    assertThat(report.isRefused()).isFalse();
    assertThat(report.platform()).hasToString("Optional[linux/amd64]");
  }

  @Nested
  class An_index {
    @Test
    void is_refused_and_its_image_is_looked_at_too() throws Exception {
      Descriptor amd64 = image.entrypoint("run").manifest();
      Descriptor arm64 = image.config(config -> config.put("architecture", "arm64")).manifest();
      Stored index =
          BadImage.index(
              blobs, BadImage.entry(arm64, "arm64", "") + "," + BadImage.entry(amd64, "amd64", ""));

      assertFindings(
          index,
          """
          refused image-index: %s is of type application/vnd.oci.image.index.v1+json and lists linux/arm64, linux/amd64
          refused entry-point-relative: the entry point is 'run'
          """
              .formatted(index.descriptor().digest()));
      assertThat(ImageCheck.check(index).image())
          .isPresent()
          .isNotEqualTo(Optional.of(index.descriptor().digest()));
    }

    @Test
    void of_one_image_and_an_attestation_is_refused() throws Exception {
      Descriptor manifest = image.manifest();
      String attestation =
          BadImage.entry(
              manifest,
              "unknown",
              """
              ,"annotations":{"vnd.docker.reference.type":"attestation-manifest"}""");
      Stored index =
          BadImage.index(blobs, attestation + "," + BadImage.entry(manifest, "amd64", ""));

      assertFindings(
          index,
          """
          refused image-index: %s is of type application/vnd.oci.image.index.v1+json and lists linux/amd64, an attestation
          """
              .formatted(index.descriptor().digest()));
    }

    @Test
    void of_nothing_is_refused() throws Exception {
      Stored index = BadImage.index(blobs, "");

      assertFindings(
          index,
          """
          refused image-index: %s is of type application/vnd.oci.image.index.v1+json and lists nothing
          """
              .formatted(index.descriptor().digest()));
    }
  }

  @Nested
  class Documents {
    @Test
    void of_other_types_are_no_image() throws Exception {
      Descriptor artifact =
          new Descriptor(new MediaType("application/json"), image.manifest().digest(), 1);

      assertFindings(
          new Stored(artifact, blobs),
          """
          refused manifest-type: %s is of type application/json
          """
              .formatted(artifact.digest()));
    }

    @Test
    void with_another_configuration_are_an_artifact() throws Exception {
      assertFindings(
          image.configType(new MediaType("application/vnd.cncf.helm.config.v1+json")),
          """
          refused config-type: the configuration is of type application/vnd.cncf.helm.config.v1+json
          """);
    }

    @Test
    void that_are_missing_are_a_finding() throws Exception {
      Descriptor missing = new Descriptor(MediaType.OCI_MANIFEST, Digest.of(new byte[] {1}), 2);

      assertFindings(
          new Stored(missing, blobs),
          """
          refused image-damaged: there is no blob %s in %s; make the image again or fetch it again
          """
              .formatted(missing.digest(), blobs.path()));
    }

    @ParameterizedTest
    @CsvSource({
      "os, windows, refused operating-system: the configuration says os 'windows'",
      "architecture, riscv64, refused architecture: the configuration says architecture 'riscv64'"
    })
    void of_other_platforms_are_refused(String member, String value, String finding)
        throws Exception {
      assertFindings(image.config(config -> config.put(member, value)), finding + "\n");
    }

    @Test
    void without_history_are_mistreated() throws Exception {
      assertFindings(
          image.history(0),
          """
          mistreated layer-history: the history tells of 0 layers, and the image has 1
          """);
    }

    @Test
    void without_the_label_take_no_snapshots() throws Exception {
      assertFindings(
          image.start(start -> start.putObject("Labels")),
          """
          mistreated snapstart-label: the image has no such label
          """);
    }

    @Test
    void that_set_what_lambda_ignores_are_told_so() throws Exception {
      assertFindings(
          image.start(
              start -> {
                start.put("User", "1000").putObject("Volumes").putObject("/data");
                start.putObject("ExposedPorts").putObject("8080/tcp");
              }),
          """
          advice ignored-settings: the image sets EXPOSE, USER, VOLUME
          """);
    }

    @Test
    void that_set_reserved_variables_are_told_their_names_and_not_their_values() throws Exception {
      assertFindings(
          image.start(
              start -> {
                start
                    .putArray("Env")
                    .add("AWS_SECRET_ACCESS_KEY=hunter2")
                    .add("LAMBDA_TASK_ROOT=/var/task")
                    .add("LAMBDA_RUNTIME_DIR=/srv")
                    .add("MINE=1");
              }),
          """
          mistreated reserved-variables: the image sets AWS_SECRET_ACCESS_KEY, LAMBDA_RUNTIME_DIR
          """);
    }
  }

  @Nested
  class Layers_of_an_image {
    @Test
    void without_compression_are_refused() throws Exception {
      byte[] archive = new Tar().file("a", "").bytes();

      assertFindings(
          image.layer(MediaType.OCI_LAYER_TAR, archive, archive),
          """
          refused uncompressed-layer: layer 2 of 2 (%s) is of type application/vnd.oci.image.layer.v1.tar
          """
              .formatted(Digest.of(archive)));
    }

    @Test
    void of_unknown_types_are_refused() throws Exception {
      byte[] archive = new Tar().file("a", "").bytes();
      MediaType foreign =
          new MediaType("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");

      assertFindings(
          image.layer(foreign, archive, archive),
          """
          refused layer-type: layer 2 of 2 (%s) is of type application/vnd.docker.image.rootfs.foreign.diff.tar.gzip
          """
              .formatted(Digest.of(archive)));
    }

    @Test
    void that_are_not_what_they_say_are_refused() throws Exception {
      byte[] archive = new Tar().file("a", "").bytes();

      assertFindings(
          image.layer(MediaType.OCI_LAYER_GZIP, archive, archive),
          """
          refused image-damaged: layer 2 of 2 (%s): Not in GZIP format
          """
              .formatted(Digest.of(archive)));
    }

    @Test
    void that_unpack_to_more_than_the_limit_are_refused() throws Exception {
      Stored stored = image.stored();
      Image read = Image.read(stored.descriptor(), stored.blobs());
      Contents contents = Contents.read(read);
      Subject subject =
          new Subject(read, JsonNodeFactory.instance.objectNode(), Optional.of(contents));

      assertThat(new Size(contents.size()).seen(subject)).isEmpty();
      assertThat(new Size(contents.size() - 1).seen(subject))
          .containsExactly(
              "the layers have %d bytes without compression".formatted(contents.size()));
    }

    @Test
    void that_are_many_are_mistreated() throws Exception {
      Tar empty = new Tar();
      for (int i = 0; i < 127; i++) {
        image.layer(MediaType.OCI_LAYER_GZIP, empty.bytes(), Tar.gzip(empty.bytes()));
      }

      assertFindings(
          image,
          """
          mistreated layer-count: the image has 128 layers
          """);
    }

    @Test
    void with_whiteouts_are_fine() throws Exception {
      assertFindings(image.layer(new Tar().file("etc/.wh.none", "").file("a", "")), "");
    }
  }

  @Nested
  class The_start {
    @Test
    void needs_a_program() throws Exception {
      assertFindings(
          image.entrypoint().command(),
          """
          refused entry-point-missing: the image has neither ENTRYPOINT nor CMD
          """);
    }

    @Test
    void may_have_its_program_in_the_command() throws Exception {
      assertFindings(image.entrypoint().command("/bin/run", "handler"), "");
    }

    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            run,        refused entry-point-relative: the entry point is 'run'
            /bin/none,  refused entry-point-not-there: nothing is at '/bin/none'
            /var/task,  refused entry-point-not-there: '/var/task' is no file
            /bin/link,  refused entry-point-symlink: '/bin/link' is a symbolic link to 'run'
            /bin/torn,  refused entry-point-not-there: nothing is at '/bin/torn'
            /bin/mine,  refused entry-point-not-executable: '/bin/mine' has the mode 0754
            """)
    void needs_a_program_that_can_be_started(String path, String finding) throws Exception {
      image.layer(
          new Tar()
              .link("bin/link", "run")
              .link("bin/torn", "nowhere")
              .file("bin/mine", "", 0_754));

      assertThat(findings(image.entrypoint(path).stored())).contains(finding + "\n");
    }

    @Test
    void finds_its_program_through_linked_directories() throws Exception {
      image.layer(new Tar().link("sbin", "/bin"));

      assertFindings(image.entrypoint("/sbin/run"), "");
    }

    @Test
    void has_a_limit_of_its_words() throws Exception {
      String[] words = Collections.nCopies(1_501, "x").toArray(String[]::new);

      assertFindings(
          image.command(words),
          """
          refused too-many-arguments: CMD has 1501 items
          """);
    }

    @ParameterizedTest
    @CsvSource({
      "183, arm64",
      "243, the processor 243",
    })
    void needs_programs_of_its_own_processor(int machine, String name) throws Exception {
      String elf = "\u007fELF\2\1\1" + "\0".repeat(11) + (char) machine + "\0".repeat(20);
      image.layer(
          new Tar()
              .latin1("bin/sh", elf, 0_755)
              .file("bin/script", "#!/bin/sh -e\n", 0_755)
              .latin1("var/lang/bin/java", elf, 0_755));

      assertFindings(
          image.entrypoint("/bin/script"),
          """
          refused wrong-architecture: '/bin/sh' is for %s, and the image for linux/amd64
          refused wrong-architecture: '/var/lang/bin/java' is for %s, and the image for linux/amd64
          """
              .formatted(name, name));
    }

    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            task,      mistreated working-directory: WORKDIR is 'task'
            /srv,      'mistreated working-directory: WORKDIR is ''/srv'', where nothing is'
            /bin/run,  'mistreated working-directory: WORKDIR is ''/bin/run'', which is no directory'
            """)
    void needs_its_directory(String workdir, String finding) throws Exception {
      assertFindings(image.start(start -> start.put("WorkingDir", workdir)), finding + "\n");
    }

    @Test
    void through_lambdas_entry_point_takes_the_handler_alone() throws Exception {
      image.layer(new Tar().file("lambda-entrypoint.sh", "", 0_755));

      assertFindings(
          image.entrypoint("/lambda-entrypoint.sh").command("app.App::handle", "-v"),
          """
          refused handler-arguments: it would have 2 arguments: app.App::handle, -v
          """);
    }

    @Test
    void through_lambdas_entry_point_without_handler_is_a_base_image() throws Exception {
      image.layer(new Tar().file("lambda-entrypoint.sh", "", 0_755));

      assertFindings(
          image.entrypoint("/lambda-entrypoint.sh").command(),
          """
          advice handler-missing: CMD is empty, so this is a base image
          """);
    }
  }

  @Nested
  class Files_of_an_image {
    @Test
    void that_others_cannot_read_are_mistreated() throws Exception {
      image.layer(
          new Tar()
              .directory("var/task/closed", 0_750)
              .file("var/task/secret.properties", "", 0_600)
              .file("etc/shadow", "", 0_640)
              .directory("root", 0_700));

      assertFindings(
          image,
          """
          mistreated unreadable-files: /var/task/closed (0750), /var/task/secret.properties (0600)
          """);
    }

    @Test
    void that_are_extensions_are_executable() throws Exception {
      image.layer(new Tar().file("opt/extensions/agent", "", 0_644));

      assertFindings(
          image,
          """
          mistreated extension-not-executable: '/opt/extensions/agent' has the mode 0644
          """);
    }

    @Test
    void that_are_jars_in_jars_get_advice() throws Exception {
      image.layer(
          new Tar().latin1("var/task/function.jar", jar("BOOT-INF/lib/a.jar", "App.class"), 0_644));

      assertFindings(
          image,
          """
          advice fat-jar: /var/task/function.jar holds 1 jars
          """);
    }

    @Test
    void that_are_many_libraries_in_one_jar_get_advice() throws Exception {
      image.layer(
          new Tar()
              .latin1(
                  "var/task/lib/app-all.jar",
                  jar(
                      "META-INF/maven/org.a/a/pom.properties",
                      "META-INF/maven/org.b/b/pom.properties",
                      "META-INF/maven/org.c/c/pom.properties"),
                  0_644));

      assertFindings(
          image,
          """
          advice fat-jar: /var/task/lib/app-all.jar holds the artifacts org.a:a, org.b:b, org.c:c
          """);
    }

    private static String jar(String... names) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (String name : names) {
          zip.putNextEntry(new ZipEntry(name));
        }
      }
      return bytes.toString(ISO_8859_1);
    }
  }

  @Nested
  class A_trained_cache {
    @BeforeEach
    void train() throws Exception {
      // /var/runtime/lib/r.jar:/var/task/function.jar:/var/task/lib/a.jar
      image
          .layer(
              new Tar()
                  .file("var/runtime/lib/r.jar", "")
                  .file("var/task/function.jar", "")
                  .file("var/task/lib/a.jar", ""))
          .layer(
              new Tar()
                  .file("var/task/.lava/function.aot", "")
                  .file("var/task/.lava/launch", "65 /var/lang/bin/java\n"));
    }

    @Test
    void fits_the_jars_that_it_was_trained_with() throws Exception {
      assertFindings(image, "");
    }

    @Test
    void does_not_fit_jars_that_came_after_it() throws Exception {
      assertFindings(
          image.layer(new Tar().file("var/task/function.jar", "new")),
          """
          mistreated stale-cache: layers above that of /var/task/.lava/function.aot bring /var/task/function.jar
          """);
    }

    @Test
    void does_not_fit_fewer_jars() throws Exception {
      assertFindings(
          image.layer(new Tar().file("var/task/lib/.wh.a.jar", "")),
          """
          mistreated stale-cache: /var/task/.lava/function.aot was trained with a class path of 65 characters, and the image's has 45
          """);
    }
  }

  @Test
  void every_rule_has_a_sentence_a_source_and_a_cure() {
    for (Rule rule : Rule.values()) {
      assertThat(rule.text()).as(rule.key()).endsWith(".");
      assertThat(rule.source()).as(rule.key()).isNotBlank().doesNotEndWith(".");
      assertThat(rule.cure()).as(rule.key()).endsWith(".");
    }
  }

  @Test
  void every_rule_is_in_the_guide() throws Exception {
    String guide = Files.readString(Path.of("..", "docs", "guides", "check.md"));

    for (Rule rule : Rule.values()) {
      assertThat(guide).contains("| `%s` | %s |".formatted(rule.key(), rule.severity().key()));
    }
  }

  private static void assertFindings(BadImage image, String expected) throws IOException {
    assertFindings(image.stored(), expected);
  }

  private static void assertFindings(Stored stored, String expected) throws IOException {
    assertThat(findings(stored)).isEqualTo(expected);
  }

  private static String findings(Stored stored) throws IOException {
    return ImageCheck.check(stored).findings().stream()
        .map(
            finding ->
                "%s %s: %s\n"
                    .formatted(
                        finding.rule().severity().key(), finding.rule().key(), finding.seen()))
        .collect(Collectors.joining());
  }
}
