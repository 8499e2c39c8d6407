package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.cli.StartScript.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidedEntrypointTest {
  @TempDir Path root;
  private StartScript entrypoint;

  @BeforeEach
  void lay_out_the_image() {
    entrypoint =
        new StartScript("provided/files/lambda-entrypoint.sh", root)
            .with("LAMBDA_TASK_ROOT", "ROOT/task")
            .with("LAMBDA_RUNTIME_DIR", "ROOT/runtime")
            .with("LAVA_OPT", "ROOT/opt")
            .with("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001");
  }

  @Test
  void the_functions_own_bootstrap_goes_before_a_layers_and_that_before_the_images()
      throws Exception {
    entrypoint.teller("runtime/bootstrap", "_HANDLER");
    assertThat(entrypoint.run("greet"))
        .isEqualTo(new Ended(0, "ROOT/runtime/bootstrap\n_HANDLER=greet"));

    entrypoint.teller("opt/bootstrap");
    assertThat(entrypoint.run("greet")).isEqualTo(new Ended(0, "ROOT/opt/bootstrap"));

    entrypoint.teller("task/bootstrap");
    assertThat(entrypoint.run("greet")).isEqualTo(new Ended(0, "ROOT/task/bootstrap"));
  }

  @Test
  void it_wants_the_handler_and_nothing_else() throws Exception {
    Ended refused = new Ended(142, "entrypoint requires the handler name to be the first argument");

    assertThat(entrypoint.run()).isEqualTo(refused);
    assertThat(entrypoint.run("a", "b")).isEqualTo(refused);
  }

  @Test
  void it_says_where_it_looked_for_a_bootstrap() throws Exception {
    assertThat(entrypoint.run("greet"))
        .isEqualTo(
            new Ended(
                141,
                "lambda-entrypoint: there is no bootstrap: neither ROOT/task/bootstrap, nor"
                    + " ROOT/opt/bootstrap, nor ROOT/runtime/bootstrap. Put the function's program"
                    + " there under that name."));
    assertThat(entrypoint.file("task/bootstrap", "").run("greet"))
        .isEqualTo(
            new Ended(
                141,
                "lambda-entrypoint: ROOT/task/bootstrap is not executable. Give it the mode 0755"
                    + " before it is copied into the image."));
  }

  @Test
  void it_says_what_to_do_where_nobody_has_events() throws Exception {
    Ended ended =
        entrypoint.teller("task/bootstrap").without("AWS_LAMBDA_RUNTIME_API").run("greet");

    assertThat(ended.status()).isEqualTo(140);
    assertThat(ended.output())
        .startsWith("lambda-entrypoint: AWS_LAMBDA_RUNTIME_API is not set")
        .contains("\n  lava run IMAGE\n");
  }
}
