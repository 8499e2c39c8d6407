package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.InvocationResult;
import dev.lava.image.Platform;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The base image of functions on .NET, with a real .NET in it. Where users put what they published
 * of Amazon.Lambda.RuntimeSupport stands a small host out of the test's sources.
 */
class DotnetIT {
  private static final LavaProcess LAVA =
      new LavaProcess(Path.of("target/lava-home").toAbsolutePath());

  /** This .NET knows neither the ICU nor the OpenSSL of today's Debian. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");

  @TempDir static Path shared;

  private static @Nullable BakedImage base;

  @BeforeAll
  static void build() throws Exception {
    Assumptions.assumeTrue(
        Platform.host().equals(Platform.AMD64), "the package has a .NET for amd64 alone");
    RealDotnet dotnet = RealDotnet.require();
    Path host = Files.createDirectory(shared.resolve("host"));
    dotnet.compile(
        host.resolve("Amazon.Lambda.RuntimeSupport.dll"), "exe", "Host.cs", "RuntimeApi.cs");
    base = bake("amd64", dotnet, host);
    compileFunctions(dotnet);
  }

  private static BakedImage bake(String architecture, RealDotnet dotnet, Path host)
      throws Exception {
    return BakedImage.of(
        LAVA,
        shared.resolve(architecture),
        "dotnet",
        "--arch",
        architecture,
        "--tag",
        "lava-dotnet:" + architecture,
        "--set",
        "version=" + RealDotnet.VERSION,
        "--set",
        "archive=" + dotnet.archive(),
        "--set",
        "archive-sha512=" + RealDotnet.sha512(dotnet.archive()),
        "--set",
        "runtime-support=" + host,
        "--set",
        "runtime-name=dotnet3.1");
  }

  private static void compileFunctions(RealDotnet dotnet) throws Exception {
    Path echo = Files.createDirectory(shared.resolve("echo"));
    dotnet.compile(echo.resolve("Echo.dll"), "exe", "Echo.cs", "RuntimeApi.cs");
    runtimeConfig(echo.resolve("Echo.runtimeconfig.json"));
    Path greeter = Files.createDirectory(shared.resolve("greeter"));
    dotnet.compile(greeter.resolve("Greeter.dll"), "library", "Greeter.cs");
    describe(greeter, "Greeter");
  }

  /** What a class library's publishing leaves beside the assembly. */
  private static void describe(Path publish, String assembly) throws IOException {
    runtimeConfig(publish.resolve(assembly + ".runtimeconfig.json"));
    Files.writeString(
        publish.resolve(assembly + ".deps.json"),
        """
        {
          "runtimeTarget": {"name": ".NETCoreApp,Version=v3.1"},
          "targets": {
            ".NETCoreApp,Version=v3.1": {"NAME/1.0.0": {"runtime": {"NAME.dll": {}}}}
          },
          "libraries": {
            "NAME/1.0.0": {"type": "project", "serviceable": false, "sha512": ""}
          }
        }
        """
            .replace("NAME", assembly));
  }

  private static void runtimeConfig(Path file) throws IOException {
    Files.writeString(
        file,
        """
        {"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "3.1.0"}}}
        """);
  }

  @Test
  void an_executable_assembly_answers() throws Exception {
    InvocationResult result = function("echo", "Echo").invoke("{\"a\":1}", ENVIRONMENT);

    assertThat(result.functionError()).as(result.logTail()).isEmpty();
    assertThat(result.payload().toString())
        .isEqualTo(
            "{\"body\":{\"a\":1},\"environment\":\"AWS_Lambda_dotnet3.1\",\"directory\":\"/var/task\"}");
  }

  @Test
  void a_method_of_a_class_library_answers_through_the_runtime_support_library() throws Exception {
    InvocationResult result =
        function("greeter", "Greeter::Samples.Greeter::Greet").invoke("\"Ada\"", ENVIRONMENT);

    assertThat(result.functionError()).as(result.logTail()).isEmpty();
    assertThat(result.payload().toString()).isEqualTo("\"Hello, Ada!\"");
  }

  @Test
  void podman_runs_it() throws Exception {
    InvocationResult result =
        function("greeter", "Greeter::Samples.Greeter::Greet")
            .invokeInPodman("\"Grace\"", ENVIRONMENT);

    assertThat(result.functionError()).as(result.logTail()).isEmpty();
    assertThat(result.payload().toString()).isEqualTo("\"Hello, Grace!\"");
  }

  /** The text of the guide itself, so that it stays true. */
  @Test
  void the_Dockerfile_of_the_guide_makes_an_image_that_answers() throws Exception {
    RealDotnet dotnet = RealDotnet.require();
    Path context = Files.createDirectory(shared.resolve("shop"));
    Path publish = Files.createDirectory(context.resolve("publish"));
    dotnet.compile(publish.resolve("Shop.dll"), "library", "Orders.cs");
    describe(publish, "Shop");
    Buildah buildah = Buildah.in(shared.resolve("buildah"));
    try {
      buildah.pull(built().layout(), "lava-dotnet:10");

      Buildah.Ended ended =
          buildah.build("shop", Files.writeString(context.resolve("Dockerfile"), guide()), context);

      assertThat(ended.status()).as(ended.output()).isZero();
      InvocationResult result = buildah.pushed("shop").invoke("\"tea\"", ENVIRONMENT);
      assertThat(result.functionError()).as(result.logTail()).isEmpty();
      assertThat(result.payload().toString()).isEqualTo("\"ordered: tea\"");
    } finally {
      buildah.clear();
    }
  }

  private static String guide() throws IOException {
    String page = Files.readString(Path.of("../docs/guides/dotnet.md"));
    Matcher dockerfile =
        Pattern.compile("```\n(FROM lava-dotnet:10\n.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(dockerfile.find()).isTrue();
    return dockerfile.group(1);
  }

  @Test
  void a_type_that_is_not_there_is_told_as_the_runtime_support_library_tells_it() throws Exception {
    InvocationResult result =
        function("greeter", "Greeter::Samples.Gone::Greet").invoke("{}", ENVIRONMENT);

    assertThat(result.payload().toString()).contains("there is no type Samples.Gone");
  }

  @Test
  void a_bootstrap_that_gives_up_tells_the_caller_its_status_and_the_log_why() throws Exception {
    InvocationResult result =
        function("greeter", "Other::Type::Method").invoke("{}", Map.of("DOTNET_ROOT", "/nowhere"));

    assertThat(result.payload().toString()).contains("exit status 107");
    assertThat(result.logTail())
        .contains("bootstrap: there is no .NET program '/nowhere/dotnet' (DOTNET_ROOT).");
  }

  @Test
  void it_says_what_it_is_and_not_when_it_was_made() throws Exception {
    assertThat(built().root().resolve("var/runtime/runtime-release"))
        .hasContent(
            """
            NAME=dotnet
            VERSION=3.1.2
            LOGGING=amzn-stdout-tlv
            LAMBDA_RUNTIME_NAME=dotnet3.1
            """);
    assertThat(built().image().config().environment())
        .containsEntry("DOTNET_ROOT", "/var/lang/bin")
        .containsEntry("DOTNET_VERSION", "3.1.2");
  }

  @Test
  void it_has_the_libraries_that_dotnet_loads_and_certificates_once() throws Exception {
    FileTree tree = FileTree.scan(built().root());

    assertThat(tree.at("usr/lib/ssl/cert.pem"))
        .contains(new Node.Symlink("/etc/ssl/certs/ca-certificates.crt"));
    assertThat(tree.at("usr/lib/ssl/certs")).isEmpty();
    assertThat(tree.resolve("usr/lib/x86_64-linux-gnu/libicuuc.so.76")).isPresent();
    assertThat(tree.resolve("usr/lib/x86_64-linux-gnu/libssl.so.3")).isPresent();
  }

  @Test
  void the_rest_of_it_is_made_for_the_other_processor_too() throws Exception {
    RealDotnet dotnet = RealDotnet.require();
    Path arm = bake("arm64", dotnet, shared.resolve("host")).root();

    assertThat(Elf.machine(arm.resolve("usr/bin/dash"))).isEqualTo(Elf.machineOf(Platform.ARM64));
    assertThat(arm.resolve("usr/lib/aarch64-linux-gnu/libssl.so.3")).exists();
  }

  private static BakedImage function(String task, String handler) throws IOException {
    return built().with(shared.resolve(task), handler);
  }

  private static BakedImage built() {
    return Objects.requireNonNull(base);
  }
}
