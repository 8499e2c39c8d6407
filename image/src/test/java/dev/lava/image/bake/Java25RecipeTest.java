package dev.lava.image.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.debian.Mirror;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.recipe.Stage;
import dev.lava.image.recipe.Step;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSources;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipe that users bake, baked from a real mirror and run. What its stage {@code runtime} has
 * of other modules is left out; one jar stands for theirs. Packages and layers are kept below
 * {@code target} from run to run.
 */
class Java25RecipeTest {
  private static final Path HOME = Path.of("target", "java25").toAbsolutePath();
  private static final Reference NAME = Reference.parse("lava-java:25");

  /** The 45 MB that the whole image may have, less what the runtime's jars may have. */
  private static final long LARGEST = 44_300_000;

  private static final String JAR = "var/runtime/lib/probe.jar";

  @Test
  void runs_java_as_functions_expect_it() throws Exception {
    Image image = bake();
    Path root = root(image);
    assertThat(run(root, image.config().environment()))
        .isEqualTo(
            """
            java.specification.version=25
            java.home=/var/lang
            file.encoding=UTF-8
            sun.jnu.encoding=UTF-8
            euro=€
            anchors=%d
            image=true
            line numbers=true
            unknown names stay for=1
            """
                .formatted(certificates(root)));
  }

  @Test
  void lays_out_what_lambda_and_scanners_look_for() throws Exception {
    FileTree tree = FileTree.scan(root(bake()));

    assertThat(tree.at("tmp")).contains(new Node.Directory(0_1777));
    assertThat(tree.at("usr/bin/sh")).contains(new Node.Symlink("dash"));
    assertThat(tree.at("var/lang/lib/security/cacerts"))
        .contains(new Node.Symlink("/etc/ssl/certs/java/cacerts"));
    assertThat(tree.entries().keySet())
        .contains(
            "opt",
            "usr/share/doc/libc6/copyright",
            "usr/share/zoneinfo/UTC",
            "var/lang/legal/java.base/LICENSE",
            "var/lang/lib/runtime.jsa",
            "var/lib/dpkg/status.d/libc6",
            "var/lib/dpkg/status.d/openjdk-25-jre-headless",
            "var/task")
        .doesNotContain("var/lang/lib/server/classes.jsa")
        .noneMatch(path -> path.startsWith("usr/share/man/"));
  }

  @Test
  void stays_small() throws Exception {
    long size = bake().layers().stream().mapToLong(layer -> layer.descriptor().size()).sum();

    assertThat(size).isLessThan(LARGEST);
  }

  @Test
  void archives_no_class_that_the_JDK_no_longer_has() throws Exception {
    List<String> listed =
        recipe().stage("runtime").steps().stream()
            .filter(Step.ClassData.class::isInstance)
            .flatMap(step -> ((Step.ClassData) step).classes().stream())
            .toList();

    assertThat(listed)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(ClassLoader.getSystemResource(name + ".class")).isNotNull());
  }

  @Test
  void differs_from_that_of_Java_21_in_nothing_but_the_JDK() throws Exception {
    String newer = Files.readString(Path.of("..", "recipes", "java25.yaml"));
    String older = Files.readString(Path.of("..", "recipes", "java21.yaml"));

    assertThat(older.replace("    AWS_EXECUTION_ENV: AWS_Lambda_java21\n", ""))
        .isEqualTo(
            newer
                .replaceAll("(openjdk-|OpenJDK |on Java |java-)25", "$121")
                .replaceAll("(name: |NAME=)java25", "$1java21"));
  }

  @Test
  void is_an_image_to_other_tools(@TempDir Path directory) throws Exception {
    RequiredTool.ofDebian("skopeo").require();
    RequiredTool.ofDebian("umoci").require();
    bake();

    Path copy = directory.resolve("copy");
    shell(
        "skopeo", "copy", "-q", "oci:" + HOME.resolve("store") + ":" + NAME, "oci:" + copy + ":x");
    shell(
        "umoci", "unpack", "--rootless", "--image", copy + ":x", directory.resolve("b").toString());

    assertThat(directory.resolve("b/rootfs/var/lang/bin/java")).isExecutable();
  }

  private static Image bake() throws IOException {
    Mirror mirror = Mirror.choose(Optional.empty(), System.getenv(), Path.of("/etc/apt"));
    DownloadCache downloads = new DownloadCache(HOME.resolve("downloads"), System.getenv());
    BakeSettings settings =
        new BakeSettings(
            HOME.resolve("bake"),
            new DebianSource(mirror, downloads, HOME.resolve("packages"), Progress.SILENT),
            new ArtifactDirectory(HOME),
            new DownloadedArchives(downloads, Progress.SILENT),
            ExistingImages.of(new ImageSources(OciLayout.create(HOME.resolve("store")))),
            Optional.of(sandbox()),
            Progress.SILENT);
    OciLayout store = OciLayout.create(HOME.resolve("store"));
    Image image = new Bakery(settings).bake(recipe(), Platform.host(), store).image();
    store.write(NAME, image);
    return image;
  }

  private static Path root(Image image) throws IOException {
    return UnpackedRoots.of(HOME.resolve("roots")).unpack(image);
  }

  private static Sandbox sandbox() throws IOException {
    return Sandboxes.firstAvailable(Sandboxes.isolated()).sandbox();
  }

  private static Recipe recipe() throws IOException {
    Path file = Path.of("..", "recipes", "java25.yaml");
    Recipe whole =
        switch (new RecipeParser(Map.of("lava.version", "1")).parse(file)) {
          case Accepted(Recipe recipe) -> recipe;
          case Refused(var problems) -> fail("refused: " + problems);
        };
    return new Recipe(
        whole.name(),
        List.of(whole.stage("os"), whole.stage("lang"), new Stage("runtime", runtime(whole))),
        whole.image());
  }

  private static List<Step> runtime(Recipe whole) throws IOException {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step.Files(new TreeMap<>(Map.of(JAR, new Step.LaidFile(Content.of(jar()), 0_644)))));
    whole.stage("runtime").steps().stream()
        .filter(Step.ClassData.class::isInstance)
        .forEach(steps::add);
    return steps;
  }

  private static byte[] jar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(Probe.class.getName().replace('.', '/') + ".class");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(probeClass());
    }
    return bytes.toByteArray();
  }

  private static String run(Path root, Map<String, String> environment) throws Exception {
    SandboxedProcess java =
        sandbox()
            .start(
                new SandboxCommand(
                    root,
                    false,
                    List.of(
                        "/var/lang/bin/java",
                        // The JVM ends where the archive does not fit it and its class path.
                        "-Xshare:on",
                        "-XX:SharedArchiveFile=/var/lang/lib/runtime.jsa",
                        "-XX:+UseSerialGC",
                        "-cp",
                        "/" + JAR,
                        Probe.class.getName()),
                    environment,
                    "/var/task",
                    OptionalInt.empty()));
    String output = new String(java.output().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(java.errors().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.exit().get()).as(errors).isZero();
    return output;
  }

  private static byte[] probeClass() throws IOException {
    try (InputStream in = Probe.class.getResourceAsStream("Probe.class")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static long certificates(Path root) throws IOException {
    return Files.readString(root.resolve("etc/ssl/certs/ca-certificates.crt"))
        .lines()
        .filter(line -> line.equals("-----BEGIN CERTIFICATE-----"))
        .count();
  }

  private static void shell(String... command) throws Exception {
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
