package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.cli.StartScript.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotnetBootstrapTest {
  private static final String HANDLER = "Shop::Shop.Orders::Handle";

  @TempDir Path root;
  private StartScript bootstrap;

  @BeforeEach
  void lay_out_the_image() throws IOException {
    bootstrap =
        new StartScript("dotnet/files/bootstrap", root)
            .with("LAMBDA_TASK_ROOT", "ROOT/task")
            .with("LAMBDA_RUNTIME_DIR", "ROOT/runtime")
            .with("DOTNET_ROOT", "ROOT/lang")
            .teller("lang/dotnet", "AWS_EXECUTION_ENV")
            .file("runtime/Amazon.Lambda.RuntimeSupport.dll", "")
            .file("runtime/runtime-release", "NAME=dotnet\nLAMBDA_RUNTIME_NAME=dotnet10\n")
            .file("task/Shop.deps.json", "{}")
            .file("task/Shop.runtimeconfig.json", "{}");
  }

  @Nested
  class A_method_of_a_class_library {
    @Test
    void is_left_to_the_runtime_support_library() throws Exception {
      assertStarts(bootstrap.run(HANDLER), support("Shop", "Shop", HANDLER));
    }

    @Test
    void may_be_named_by_the_environment() throws Exception {
      assertStarts(bootstrap.with("_HANDLER", HANDLER).run(), support("Shop", "Shop", HANDLER));
    }

    @Test
    void is_started_with_the_only_files_there_are() throws Exception {
      assertStarts(bootstrap.run("Other::T::M"), support("Shop", "Shop", "Other::T::M"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Web", "Web.dll"})
    void is_started_with_the_files_of_the_main_assembly(String main) throws Exception {
      bootstrap
          .file("task/Web.deps.json", "{}")
          .file("task/Web.runtimeconfig.json", "{}")
          .with("LAMBDA_DOTNET_MAIN_ASSEMBLY", main);

      assertStarts(bootstrap.run(HANDLER), support("Web", "Web", HANDLER));
    }

    private String support(String deps, String config, String handler) {
      return "ROOT/lang/dotnet exec --depsfile ROOT/task/%s.deps.json --runtimeconfig ROOT/task/%s.runtimeconfig.json ROOT/runtime/Amazon.Lambda.RuntimeSupport.dll %s"
          .formatted(deps, config, handler);
    }
  }

  @Nested
  class An_executable_assembly {
    @ParameterizedTest
    @ValueSource(strings = {"Api", "Api.dll"})
    void is_started_by_dotnet(String handler) throws Exception {
      bootstrap.file("task/Api.dll", "");

      assertStarts(bootstrap.run(handler), "ROOT/lang/dotnet exec ROOT/task/Api.dll");
    }

    @Test
    void goes_before_a_program_of_the_same_name() throws Exception {
      bootstrap.file("task/Api.dll", "").teller("task/Api");

      assertStarts(bootstrap.run("Api"), "ROOT/lang/dotnet exec ROOT/task/Api.dll");
    }

    @Test
    void may_be_a_native_program() throws Exception {
      bootstrap.teller("task/Api", "AWS_EXECUTION_ENV");

      assertStarts(bootstrap.run("Api"), "ROOT/task/Api");
    }
  }

  @Nested
  class The_environment {
    @Test
    void names_a_runtime_that_does_not_say_what_it_is() throws Exception {
      Files.delete(root.resolve("runtime/runtime-release"));

      assertThat(bootstrap.run(HANDLER).output())
          .endsWith("\nAWS_EXECUTION_ENV=AWS_Lambda_dotnet_custom");
    }

    @Test
    void keeps_the_certificates_that_the_user_chose() throws Exception {
      bootstrap.with("SSL_CERT_FILE", "/my.pem").teller("lang/dotnet", "SSL_CERT_FILE");

      assertThat(bootstrap.run(HANDLER).output()).endsWith("\nSSL_CERT_FILE=/my.pem");
    }
  }

  @Nested
  class Certificates {
    @Test
    void are_read_once_on_Amazon_Linux_2023() throws Exception {
      bootstrap
          .teller("lang/dotnet", "SSL_CERT_FILE")
          .file("runtime/empty-certificates.crt", "")
          .file("os-release", "ID=\"amzn\"\nPLATFORM_ID=\"platform:al2023\"\n");

      assertThat(bootstrap.moving("/etc/os-release", "os-release").run(HANDLER).output())
          .endsWith("\nSSL_CERT_FILE=ROOT/runtime/empty-certificates.crt");
    }

    @Test
    void are_where_OpenSSL_looks_for_them_elsewhere() throws Exception {
      bootstrap
          .teller("lang/dotnet", "SSL_CERT_FILE")
          .file("runtime/empty-certificates.crt", "")
          .file("os-release", "ID=debian\n");

      assertThat(bootstrap.moving("/etc/os-release", "os-release").run(HANDLER).output())
          .endsWith("\nSSL_CERT_FILE=");
    }
  }

  @Nested
  class A_wrapper {
    @Test
    void gets_the_whole_command_line() throws Exception {
      bootstrap.file("task/Api.dll", "").teller("opt/wrapper");

      Ended ended = bootstrap.with("AWS_LAMBDA_EXEC_WRAPPER", "ROOT/opt/wrapper").run("Api");

      assertThat(ended)
          .isEqualTo(new Ended(0, "ROOT/opt/wrapper ROOT/lang/dotnet exec ROOT/task/Api.dll"));
    }

    @Test
    void must_exist_and_be_executable() throws Exception {
      bootstrap.file("opt/wrapper", "");

      assertThat(bootstrap.with("AWS_LAMBDA_EXEC_WRAPPER", "ROOT/none").run(HANDLER))
          .isEqualTo(new Ended(127, "ROOT/none: does not exist"));
      assertThat(bootstrap.with("AWS_LAMBDA_EXEC_WRAPPER", "ROOT/opt/wrapper").run(HANDLER))
          .isEqualTo(new Ended(126, "ROOT/opt/wrapper: is not an executable"));
    }
  }

  @Nested
  class It_gives_up {
    @Test
    void without_a_task_root() throws Exception {
      assertGivesUp(
          bootstrap.without("LAMBDA_TASK_ROOT").run(HANDLER),
          101,
          "LAMBDA_TASK_ROOT is not set. It must name the directory of the function's assemblies,"
              + " such as /var/task.");
    }

    @Test
    void where_the_task_root_is_missing_or_empty() throws Exception {
      assertGivesUp(
          bootstrap.with("LAMBDA_TASK_ROOT", "ROOT/none").run(HANDLER),
          102,
          "there is no directory 'ROOT/none' (LAMBDA_TASK_ROOT). Put what 'dotnet publish' wrote"
              + " there.");
      Files.createDirectory(root.resolve("nothing"));
      assertGivesUp(
          bootstrap.with("LAMBDA_TASK_ROOT", "ROOT/nothing").run(HANDLER),
          102,
          "the directory 'ROOT/nothing' (LAMBDA_TASK_ROOT) is empty. Put what 'dotnet publish'"
              + " wrote there.");
    }

    @Test
    void without_a_handler() throws Exception {
      assertGivesUp(
          bootstrap.run(),
          103,
          "no handler is given. Name one as the image's CMD or in _HANDLER, such as"
              + " Shop::Shop.Orders::Handle.");
    }

    @Test
    void where_there_is_neither_an_assembly_nor_a_program() throws Exception {
      assertGivesUp(
          bootstrap.run("Api"),
          104,
          "there is neither an assembly 'ROOT/task/Api.dll' nor a program 'ROOT/task/Api'. The"
              + " handler of a class library is ASSEMBLY::TYPE::METHOD.");
    }

    @Test
    void without_deps_json_or_with_several() throws Exception {
      assertGivesUp(
          bootstrap.file("task/Web.deps.json", "{}").run("Api::T::M"),
          105,
          "there is no 'Api.deps.json' in 'ROOT/task', but 2 other files *.deps.json. Name the"
              + " assembly that is meant in LAMBDA_DOTNET_MAIN_ASSEMBLY.");
      Files.delete(root.resolve("task/Shop.deps.json"));
      Files.delete(root.resolve("task/Web.deps.json"));
      assertGivesUp(
          bootstrap.run(HANDLER),
          105,
          "there is no 'Shop.deps.json' in 'ROOT/task', nor any other file *.deps.json. Put all of"
              + " what 'dotnet publish' wrote there.");
    }

    @Test
    void without_runtimeconfig_json_or_with_several() throws Exception {
      assertGivesUp(
          bootstrap.file("task/Web.runtimeconfig.json", "{}").run("Api::T::M"),
          106,
          "there is no 'Api.runtimeconfig.json' in 'ROOT/task', but 2 other files"
              + " *.runtimeconfig.json. Name the assembly that is meant in"
              + " LAMBDA_DOTNET_MAIN_ASSEMBLY.");
      Files.delete(root.resolve("task/Shop.runtimeconfig.json"));
      Files.delete(root.resolve("task/Web.runtimeconfig.json"));
      assertGivesUp(
          bootstrap.run(HANDLER),
          106,
          "there is no 'Shop.runtimeconfig.json' in 'ROOT/task', nor any other file"
              + " *.runtimeconfig.json. Put all of what 'dotnet publish' wrote there.");
    }

    @Test
    void without_dotnet_or_the_runtime_support_library() throws Exception {
      Files.delete(root.resolve("runtime/Amazon.Lambda.RuntimeSupport.dll"));
      assertGivesUp(
          bootstrap.run(HANDLER),
          108,
          "there is no runtime support library 'ROOT/runtime/Amazon.Lambda.RuntimeSupport.dll'."
              + " Bake the base image with what 'dotnet publish' of Amazon.Lambda.RuntimeSupport"
              + " wrote, or give the function a Main of its own.");
      assertGivesUp(
          bootstrap.with("DOTNET_ROOT", "ROOT/none").run(HANDLER),
          107,
          "there is no .NET program 'ROOT/none/dotnet' (DOTNET_ROOT). The base image brings it.");
    }

    @Test
    void where_the_program_is_not_executable() throws Exception {
      assertGivesUp(
          bootstrap.file("task/Api", "").run("Api"),
          126,
          "the program 'ROOT/task/Api' is not executable. Give it the mode 0755 before it is copied"
              + " into the image.");
    }

    private void assertGivesUp(Ended ended, int status, String message) {
      assertThat(ended).isEqualTo(new Ended(status, "bootstrap: " + message));
    }
  }

  private static void assertStarts(Ended ended, String commandLine) {
    assertThat(ended)
        .isEqualTo(new Ended(0, commandLine + "\nAWS_EXECUTION_ENV=AWS_Lambda_dotnet10"));
  }
}
