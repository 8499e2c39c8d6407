package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallestProgramTest {
  @Test
  void the_kernel_runs_it(@TempDir Path directory) throws Exception {
    Path program = directory.resolve("program");
    Files.write(program, SmallestProgram.forMachine(System.getProperty("os.arch")).orElseThrow());
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    Process process = new ProcessBuilder(program.toString()).start();

    assertThat(process.waitFor()).isEqualTo(SmallestProgram.STATUS);
  }

  @Test
  void there_is_one_for_both_of_lambdas_architectures() {
    assertThat(SmallestProgram.forMachine("amd64")).isPresent();
    assertThat(SmallestProgram.forMachine("aarch64")).isPresent();
    assertThat(SmallestProgram.forMachine("s390x")).isEmpty();
  }
}
