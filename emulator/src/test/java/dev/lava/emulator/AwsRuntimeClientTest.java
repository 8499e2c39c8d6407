package dev.lava.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.lava.emulator.environment.Payload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AWS's own runtime client, in a real process, must take the emulator for Lambda. */
class AwsRuntimeClientTest {
  private final RecordedLog log = new RecordedLog();
  private Optional<Emulator> started = Optional.empty();

  @AfterEach
  void close() {
    started.ifPresent(Emulator::close);
  }

  private Emulator start(Class<?> handler) {
    return start(handler, EmulatorOptions.defaults());
  }

  private Emulator start(Class<?> handler, EmulatorOptions options) {
    Emulator emulator =
        Emulator.start(
            FunctionSettings.of("greeting")
                .withMemoryMegabytes(512)
                .withTimeout(Duration.ofMinutes(1)),
            new JvmLauncher(handler),
            options.withLogs(log));
    started = Optional.of(emulator);
    return emulator;
  }

  private static InvocationResult invoke(Emulator emulator, String event) {
    return emulator.invoke(InvocationRequest.of(Payload.of(event)));
  }

  /** Says what its context says. */
  public static final class Probe implements RequestHandler<Map<String, Object>, Object> {
    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
      System.out.println("event " + event);
      Map<String, Object> seen = new TreeMap<>();
      seen.put("arn", context.getInvokedFunctionArn());
      seen.put("function", context.getFunctionName() + " " + context.getFunctionVersion());
      seen.put("logs", context.getLogGroupName());
      seen.put("memory", context.getMemoryLimitInMB());
      seen.put("inTime", context.getRemainingTimeInMillis() > 1000);
      seen.put("client", context.getClientContext().getCustom());
      seen.put("identity", context.getIdentity().getIdentityId());
      seen.put("tenant", context.getTenantId());
      return seen;
    }
  }

  @Test
  void a_handler_sees_its_context() {
    InvocationRequest request =
        new InvocationRequest(
            Payload.of("{\"name\":\"Ada\"}"),
            Optional.of("{\"custom\":{\"who\":\"Zoë\"}}"),
            Optional.of("{\"cognitoIdentityId\":\"i\",\"cognitoIdentityPoolId\":\"p\"}"),
            Optional.of("blue"),
            Optional.empty());
    InvocationResult result = start(Probe.class).invoke(request);
    assertThat(result.payload().text())
        .isEqualTo(
            """
            {"arn":"arn:aws:lambda:us-east-1:012345678912:function:greeting","client":{"who":"Zoë"},"function":"greeting $LATEST","identity":"i","inTime":true,"logs":"/aws/lambda/greeting","memory":512,"tenant":"blue"}""");
    assertThat(result.functionError()).isEmpty();
    assertThat(result.report().cold()).isTrue();
    assertThat(result.report().initDuration()).isPresent();
    assertThat(result.report().peakMemoryBytes()).isPresent();
    assertThat(log.text()).contains("\nevent {name=Ada}\n");
  }

  /** Fails in each way that there is. */
  public static final class Failing implements RequestHandler<String, Object> {
    @Override
    public Object handleRequest(String event, Context context) {
      switch (event) {
        case "throw" -> throw new IllegalArgumentException("no");
        case "exit" -> Runtime.getRuntime().exit(3);
        case "halt" -> ProcessHandle.current().destroyForcibly();
        case "large" -> {
          return "x".repeat(7 * 1024 * 1024);
        }
        default -> {}
      }
      return event;
    }
  }

  @Test
  void a_handler_that_throws_keeps_its_environment() {
    Emulator emulator = start(Failing.class);
    InvocationResult failed = invoke(emulator, "\"throw\"");
    assertThat(failed.functionError()).contains("Unhandled");
    assertThat(failed.payload().text())
        .startsWith(
            "{\"errorMessage\":\"no\",\"errorType\":\"java.lang.IllegalArgumentException\"");
    InvocationResult next = invoke(emulator, "\"fine\"");
    assertThat(next.payload().text()).isEqualTo("\"fine\"");
    assertThat(next.report().cold()).isFalse();
  }

  @Test
  void a_handler_that_ends_its_process_is_started_anew() {
    Emulator emulator = start(Failing.class);
    InvocationResult exited = invoke(emulator, "\"exit\"");
    assertThat(exited.payload().text())
        .isEqualTo(
            """
            {"errorType":"Runtime.ExitError","errorMessage":"RequestId: %s Error: Runtime exited with error: exit status 3"}"""
                .formatted(exited.report().requestId()));
    assertThat(invoke(emulator, "\"fine\"").payload().text()).isEqualTo("\"fine\"");
  }

  @Test
  void a_response_that_is_too_large_costs_the_environment() {
    Emulator emulator = start(Failing.class);
    assertThat(invoke(emulator, "\"large\"").payload().text())
        .isEqualTo(
            """
            {"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}""");
    assertThat(invoke(emulator, "\"fine\"").payload().text()).isEqualTo("\"fine\"");
  }

  /** Cannot be constructed. */
  public static final class Unborn implements RequestHandler<String, Object> {
    /** Fails. */
    public Unborn() {
      throw new IllegalStateException("no database");
    }

    @Override
    public Object handleRequest(String event, Context context) {
      return event;
    }
  }

  @Test
  void a_handler_that_cannot_be_made_is_reported_to_the_caller() {
    InvocationResult result = invoke(start(Unborn.class), "\"fine\"");
    assertThat(result.functionError()).contains("Unhandled");
    assertThat(result.payload().text())
        .startsWith(
            "{\"errorMessage\":\"no database\",\"errorType\":\"java.lang.IllegalStateException\"");
    assertThat(log.text())
        .containsSubsequence(
            "Phase: init\tStatus: error", "START", "Phase: invoke\tStatus: error", "END");
  }

  /** Has something to do before its process ends, as a JVM has that trains a cache. */
  public static final class Tidy implements RequestHandler<String, Object> {
    @Override
    public Object handleRequest(String event, Context context) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println("tidied up")));
      return event;
    }
  }

  @Test
  void a_process_that_is_given_time_ends_in_its_own_way() {
    Emulator emulator =
        start(Tidy.class, EmulatorOptions.defaults().withShutdownGrace(Duration.ofMinutes(1)));
    invoke(emulator, "\"fine\"");
    emulator.close();
    assertThat(log.text()).endsWith("\ntidied up\n");
  }
}
