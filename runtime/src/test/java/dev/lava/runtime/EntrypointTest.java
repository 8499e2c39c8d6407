package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.runtime.StartScripts.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrypointTest {
  @TempDir Path root;

  @Test
  void the_handler_goes_to_the_bootstrap_by_the_environment() throws Exception {
    StartScripts scripts = new StartScripts(root).with("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001");
    scripts.executable("runtime/bootstrap", "#!/bin/sh\necho \"$# $_HANDLER\"\n");

    assertThat(scripts.entrypoint("App::handle").output()).containsExactly("0 App::handle");
  }

  @Test
  void a_bootstrap_that_is_no_script_of_this_shell_is_a_program_of_its_own() throws Exception {
    StartScripts scripts = new StartScripts(root).with("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001");
    Path other = scripts.executable("runtime/bootstrap", "#!/bin/sh -e\necho \"$0 $_HANDLER\"\n");

    assertThat(scripts.entrypoint("App::handle").output()).containsExactly(other + " App::handle");
  }

  @Test
  void both_scripts_together_start_the_JVM() throws Exception {
    StartScripts scripts = new StartScripts(root).with("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001");

    assertThat(scripts.entrypoint("App").output())
        .startsWith(root + "/jvm/bin/java")
        .endsWith("App", "AWS_EXECUTION_ENV=AWS_Lambda_java25 _HANDLER=App");
  }

  @Test
  void any_number_of_arguments_but_one_is_refused_in_the_words_of_AWS() throws Exception {
    Ended refused =
        new Ended(
            142, List.of(), "entrypoint requires the handler name to be the first argument\n");

    assertThat(new StartScripts(root).entrypoint()).isEqualTo(refused);
    assertThat(new StartScripts(root).entrypoint("App", "more")).isEqualTo(refused);
  }

  @Test
  void without_a_Runtime_API_it_says_who_sets_it() throws Exception {
    assertThat(new StartScripts(root).entrypoint("App"))
        .isEqualTo(
            new Ended(
                140,
                List.of(),
                """
                lambda-entrypoint: AWS_LAMBDA_RUNTIME_API is not set, so there is nobody to take events from.
                Lambda sets it, and so does Lava's emulator. Run the image with
                  lava run IMAGE
                or set the variable to the host and port of a Runtime API, such as 127.0.0.1:9001,
                or put AWS's emulator into the image as /usr/local/bin/aws-lambda-rie.
                """));
  }
}
