package dev.lava.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** AWS's own SDK for Java must take the emulator for Lambda. */
class AwsSdkTest {
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Emulator emulator =
      Emulator.start(
          FunctionSettings.of("greeting").withMaximumConcurrency(1),
          new FakeFunction(
              process -> {
                while (true) {
                  HttpSocket.Response next = process.next();
                  switch (next.body()) {
                    case "\"fail\"" -> process.fail(next, "{\"errorMessage\":\"no\"}");
                    case "\"wait\"" -> {
                      busy.countDown();
                      goOn.await();
                      process.respond(next, "1");
                    }
                    default -> {
                      process.print("got " + next.body() + "\n");
                      process.respond(next, next.body());
                    }
                  }
                }
              }),
          EmulatorOptions.defaults());
  private final LambdaClient client =
      LambdaClient.builder()
          .endpointOverride(emulator.address())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
          .overrideConfiguration(
              configuration ->
                  configuration
                      .retryStrategy(RetryMode.LEGACY)
                      .retryStrategy(retry -> retry.maxAttempts(1)))
          .build();

  @AfterEach
  void close() {
    client.close();
    emulator.close();
  }

  private InvokeResponse invoke(String payload) {
    return client.invoke(
        request -> request.functionName("greeting").payload(SdkBytes.fromUtf8String(payload)));
  }

  @Test
  void it_invokes() {
    InvokeResponse response = invoke("{\"name\":\"Ada\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.executedVersion()).isEqualTo("$LATEST");
    assertThat(response.functionError()).isNull();
    assertThat(response.payload().asUtf8String()).isEqualTo("{\"name\":\"Ada\"}");
  }

  @Test
  void it_sees_a_function_error() {
    InvokeResponse response = invoke("\"fail\"");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"no\"}");
  }

  @Test
  void it_reads_the_log() {
    String log =
        client
            .invoke(
                request ->
                    request
                        .functionName("arn:aws:lambda:us-east-1:012345678912:function:greeting")
                        .qualifier("$LATEST")
                        .logType(LogType.TAIL)
                        .payload(SdkBytes.fromUtf8String("1")))
            .logResult();
    assertThat(new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8))
        .matches("(?s)START RequestId: .*\ngot 1\nEND RequestId: .*\nREPORT RequestId: .*\t\n");
  }

  @Test
  void it_tries_without_running() {
    InvokeResponse response =
        client.invoke(
            request -> request.functionName("greeting").invocationType(InvocationType.DRY_RUN));
    assertThat(response.statusCode()).isEqualTo(204);
  }

  @Test
  void it_understands_that_there_is_no_such_function() {
    assertThatThrownBy(() -> client.invoke(request -> request.functionName("grating")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageStartingWith(
            "Function not found: arn:aws:lambda:us-east-1:012345678912:function:grating (Service: Lambda, Status Code: 404");
  }

  @Test
  void it_understands_that_a_payload_is_not_JSON() {
    assertThatThrownBy(() -> invoke("nope")).isInstanceOf(InvalidRequestContentException.class);
  }

  @Test
  void it_understands_that_a_payload_is_too_large() {
    assertThatThrownBy(() -> invoke("1".repeat(6 * 1024 * 1024 + 1)))
        .isInstanceOf(RequestTooLargeException.class);
  }

  @Test
  void it_understands_a_throttle() throws InterruptedException {
    Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    CompletableFuture<InvokeResponse> first =
        CompletableFuture.supplyAsync(() -> invoke("\"wait\""), threads);
    busy.await();
    assertThatThrownBy(() -> invoke("1"))
        .isInstanceOf(software.amazon.awssdk.services.lambda.model.TooManyRequestsException.class)
        .extracting("reason")
        .hasToString("ReservedFunctionConcurrentInvocationLimitExceeded");
    goOn.countDown();
    assertThat(first.join().payload().asUtf8String()).isEqualTo("1");
  }
}
