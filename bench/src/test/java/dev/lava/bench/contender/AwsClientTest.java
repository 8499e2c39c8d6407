package dev.lava.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AwsClientTest {
  @Test
  void every_jar_that_is_run_is_pinned() throws Exception {
    assertThat(AwsClient.pinned())
        .hasSize(5)
        .containsKey("aws-lambda-java-runtime-interface-client-2.9.0.jar")
        .containsKey("aws-lambda-java-core-1.4.0.jar");
  }
}
