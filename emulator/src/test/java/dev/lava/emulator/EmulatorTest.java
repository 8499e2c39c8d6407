package dev.lava.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.environment.Report;
import dev.lava.emulator.log.LogLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmulatorTest {
  private final ManualClock clock = new ManualClock();
  private final RecordedLog log = new RecordedLog();
  private final List<Emulator> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(Emulator::close);
  }

  private Emulator start(FunctionSettings settings, FakeFunction function) {
    return start(settings, function, EmulatorOptions.defaults());
  }

  private Emulator start(
      FunctionSettings settings, FakeFunction function, EmulatorOptions options) {
    Emulator emulator = Emulator.start(settings, function, options.withLogs(log), clock);
    started.add(emulator);
    return emulator;
  }

  private static FunctionSettings greeting() {
    return FunctionSettings.of("greeting");
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CompletableFuture<InvocationResult> later(Emulator emulator, String event) {
    Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    return CompletableFuture.supplyAsync(() -> emulator.invoke(json(event)), threads);
  }

  @Nested
  class A_warm_function {
    @Test
    void is_used_again() {
      FakeFunction function = FakeFunction.answering(event -> "{\"got\":" + event + "}");
      Emulator emulator = start(greeting(), function);
      assertThat(emulator.invoke(json("1")).payload()).isEqualTo(Payload.of("{\"got\":1}"));
      assertThat(emulator.invoke(json("2")).payload()).isEqualTo(Payload.of("{\"got\":2}"));
      assertThat(function.processes).hasSize(1);
    }

    @Test
    void is_reported_with_what_its_time_was() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                clock.advance(Duration.ofMillis(400));
                while (true) {
                  HttpSocket.Response next = process.next();
                  clock.advance(Duration.ofNanos(1_230_000));
                  process.respond(next, "1");
                }
              });
      Emulator emulator = start(greeting().withMemoryMegabytes(512), function);
      Report cold = emulator.invoke(json("1")).report();
      Report warm = emulator.invoke(json("1")).report();
      assertThat(cold)
          .isEqualTo(
              new Report(
                  cold.requestId(),
                  true,
                  Duration.ofNanos(1_230_000),
                  Optional.of(Duration.ofMillis(400)),
                  Duration.ofMillis(402),
                  512,
                  OptionalLong.of(64 << 20)));
      assertThat(warm.cold()).isFalse();
      assertThat(warm.initDuration()).isEmpty();
      assertThat(log.text())
          .isEqualTo(
              """
              START RequestId: ID Version: $LATEST
              END RequestId: ID
              REPORT RequestId: ID\tDuration: 1.23 ms\tBilled Duration: 402 ms\tMemory Size: 512 MB\tMax Memory Used: 64 MB\tInit Duration: 400.00 ms\t
              START RequestId: ID Version: $LATEST
              END RequestId: ID
              REPORT RequestId: ID\tDuration: 1.23 ms\tBilled Duration: 2 ms\tMemory Size: 512 MB\tMax Memory Used: 64 MB\t
              """);
    }

    @Test
    void is_started_anew_after_it_ended_between_two_invocations() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                process.respond(process.next(), "1");
                return 0;
              });
      Emulator emulator = start(greeting(), function);
      InvocationResult first = emulator.invoke(json("1"));
      InvocationResult second = emulator.invoke(json("1"));
      assertThat(first.functionError()).isEmpty();
      assertThat(second.functionError()).isEmpty();
      assertThat(second.report().cold()).isTrue();
      assertThat(second.report().initDuration()).isEmpty();
    }
  }

  @Nested
  class The_log {
    @Test
    void has_the_functions_lines_between_START_and_END() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                process.print("hello from init\n");
                while (true) {
                  HttpSocket.Response next = process.next();
                  process.print("one\ntwo\r\nthree without an end");
                  process.complain("but\n");
                  process.respond(next, "1");
                }
              });
      InvocationResult result = start(greeting(), function).invoke(json("1"));
      assertThat(log.text())
          .startsWith(
              """
              hello from init
              START RequestId: ID Version: $LATEST
              one
              two
              but
              three without an end
              END RequestId: ID
              REPORT RequestId: ID\t""");
      assertThat(log.lines())
          .extracting(LogLine::source)
          .containsExactly(
              LogLine.Source.OUTPUT,
              LogLine.Source.PLATFORM,
              LogLine.Source.OUTPUT,
              LogLine.Source.OUTPUT,
              LogLine.Source.ERRORS,
              LogLine.Source.OUTPUT,
              LogLine.Source.PLATFORM,
              LogLine.Source.PLATFORM);
      assertThat(result.logTail()).startsWith("START RequestId: ").contains("\ntwo\n");
    }

    @Test
    void has_one_stream_for_each_environment() {
      FakeFunction function = FakeFunction.answering(_ -> "1");
      start(greeting(), function).invoke(json("1"));
      assertThat(log.lines())
          .extracting(LogLine::stream)
          .containsOnly(function.processes.getFirst().environment.get("AWS_LAMBDA_LOG_STREAM_NAME"))
          .allMatch(stream -> stream.matches("2026/11/22/\\[\\$LATEST][0-9a-f]{32}"));
    }
  }

  @Nested
  class A_function_that_fails {
    @Test
    void is_answered_with_its_own_error() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                while (true) {
                  process.fail(process.next(), "{\"errorMessage\":\"no\"}");
                }
              });
      InvocationResult result = start(greeting(), function).invoke(json("1"));
      assertThat(result.functionError()).contains("Unhandled");
      assertThat(result.payload()).isEqualTo(Payload.of("{\"errorMessage\":\"no\"}"));
    }

    @Test
    void by_exiting_is_answered_in_AWSs_words_and_replaced() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                process.next();
                process.print("about to die\n");
                return 137;
              });
      Emulator emulator = start(greeting(), function);
      InvocationResult result = emulator.invoke(json("1"));
      assertThat(result.payload().text())
          .isEqualTo(
              """
              {"errorType":"Runtime.ExitError","errorMessage":"RequestId: %s Error: Runtime exited with error: signal: killed"}"""
                  .formatted(result.report().requestId()));
      assertThat(log.text())
          .isEqualTo(
              """
              START RequestId: ID Version: $LATEST
              about to die
              RequestId: ID Error: Runtime exited with error: signal: killed
              Runtime.ExitError
              END RequestId: ID
              REPORT RequestId: ID\tDuration: 0.00 ms\tBilled Duration: 0 ms\tMemory Size: 128 MB\tInit Duration: 0.00 ms\tStatus: error\tError Type: Runtime.ExitError
              """);
      emulator.invoke(json("2"));
      assertThat(function.processes).hasSize(2);
    }

    @Test
    void by_taking_too_long_is_ended_and_replaced() throws Exception {
      CountDownLatch hasIt = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      FakeFunction function =
          new FakeFunction(
              process -> {
                HttpSocket.Response next = process.next();
                if (next.body().equals("1")) {
                  hasIt.countDown();
                  never.await();
                }
                process.respond(next, "2");
                process.next();
                return 0;
              });
      Emulator emulator = start(greeting(), function);
      CompletableFuture<InvocationResult> slow = later(emulator, "1");
      hasIt.await();
      clock.advance(Duration.ofSeconds(3));
      InvocationResult result = slow.join();
      assertThat(result.functionError()).contains("Unhandled");
      assertThat(result.payload().text())
          .isEqualTo(
              """
              {"errorType":"Sandbox.Timedout","errorMessage":"RequestId: %s Error: Task timed out after 3.00 seconds"}"""
                  .formatted(result.report().requestId()));
      assertThat(log.text())
          .isEqualTo(
              """
              START RequestId: ID Version: $LATEST
              2026-11-22T10:00:03.123Z ID Task timed out after 3.00 seconds
              END RequestId: ID
              REPORT RequestId: ID\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\tInit Duration: 0.00 ms\tStatus: timeout
              """);
      assertThat(emulator.invoke(json("2")).payload()).isEqualTo(Payload.of("2"));
    }

    @Test
    void after_its_answer_does_not_take_the_answer_back() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                process.respond(process.next(), "1");
                clock.advance(Duration.ofSeconds(3));
                new CountDownLatch(1).await();
                return 0;
              });
      InvocationResult result = start(greeting(), function).invoke(json("1"));
      assertThat(result.payload()).isEqualTo(Payload.of("1"));
      assertThat(result.functionError()).isEmpty();
      assertThat(log.text())
          .contains("Task timed out after 3.00 seconds")
          .contains("Status: timeout");
    }
  }

  @Nested
  class An_init_that_fails {
    @Test
    void is_tried_again_inside_the_invocation() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                if (process.number == 1) {
                  clock.advance(Duration.ofMillis(20));
                  return 1;
                }
                process.respond(process.next(), "1");
                process.next();
                return 0;
              });
      InvocationResult result = start(greeting(), function).invoke(json("1"));
      assertThat(result.payload()).isEqualTo(Payload.of("1"));
      assertThat(result.report().initDuration()).isEmpty();
      assertThat(log.text())
          .isEqualTo(
              """
              INIT_REPORT Init Duration: 20.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.ExitError
              START RequestId: ID Version: $LATEST
              END RequestId: ID
              REPORT RequestId: ID\tDuration: 0.00 ms\tBilled Duration: 0 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t
              """);
    }

    @Test
    void twice_by_reporting_is_answered_with_the_report() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                process.api.exchange(
                    "POST",
                    "/2018-06-01/runtime/init/error",
                    "Lambda-Runtime-Function-Error-Type: Runtime.NoClass\n",
                    "{\"errorType\":\"NoClass\"}");
                process.complain("after the report\n");
                return 1;
              });
      InvocationResult result = start(greeting(), function).invoke(json("1"));
      assertThat(result.functionError()).contains("Unhandled");
      assertThat(result.payload()).isEqualTo(Payload.of("{\"errorType\":\"NoClass\"}"));
      assertThat(log.text())
          .isEqualTo(
              """
              INIT_REPORT Init Duration: 0.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.NoClass
              after the report
              START RequestId: ID Version: $LATEST
              INIT_REPORT Init Duration: 0.00 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.NoClass
              after the report
              END RequestId: ID
              REPORT RequestId: ID\tDuration: 0.00 ms\tBilled Duration: 0 ms\tMemory Size: 128 MB\tStatus: error\tError Type: Runtime.NoClass
              """);
    }

    @Test
    void by_a_process_that_does_not_exit_after_its_report_is_ended() {
      FakeFunction function =
          new FakeFunction(
              process -> {
                process.post("init/error", "{}");
                clock.advance(Duration.ofSeconds(1));
                new CountDownLatch(1).await();
                return 0;
              });
      assertThat(start(greeting(), function).invoke(json("1")).payload())
          .isEqualTo(Payload.of("{}"));
    }

    @Test
    void twice_by_exiting_is_answered_in_AWSs_words() {
      FakeFunction function = new FakeFunction(_ -> 1);
      InvocationResult result = start(greeting(), function).invoke(json("1"));
      assertThat(result.payload().text())
          .isEqualTo(
              """
              {"errorType":"Runtime.ExitError","errorMessage":"RequestId: %s Error: Runtime exited with error: exit status 1"}"""
                  .formatted(result.report().requestId()));
      assertThat(function.processes).hasSize(2);
    }

    @Test
    void by_taking_ten_seconds_begins_again_under_the_functions_timeout() {
      FakeFunction function =
          new FakeFunction(
              _ -> {
                clock.advance(Duration.ofSeconds(10));
                new CountDownLatch(1).await();
                return 0;
              });
      InvocationResult result = start(greeting(), function).invoke(json("1"));
      assertThat(result.payload().text()).contains("Task timed out after 3.00 seconds");
      assertThat(log.text())
          .contains("INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout\n")
          .contains("Phase: invoke\tStatus: timeout\n");
    }

    @Test
    void because_nothing_can_be_launched_says_why() {
      Emulator emulator =
          Emulator.start(
              greeting(),
              _ -> {
                throw new IOException("no such file: /var/runtime/bootstrap");
              },
              EmulatorOptions.defaults(),
              clock);
      started.add(emulator);
      InvocationResult result = emulator.invoke(json("1"));
      assertThat(result.payload().text())
          .isEqualTo(
              """
              {"errorType":"Runtime.InvalidEntrypoint","errorMessage":"RequestId: %s Error: no such file: /var/runtime/bootstrap"}"""
                  .formatted(result.report().requestId()));
    }
  }

  @Nested
  class Several_invocations_at_once {
    @Test
    void start_as_many_environments_as_they_need() {
      Semaphore both = new Semaphore(0);
      FakeFunction function =
          FakeFunction.answering(
              event -> {
                both.release(event.equals("1") ? 1 : 0);
                if (event.equals("2")) {
                  both.acquire();
                }
                return event;
              });
      Emulator emulator = start(greeting(), function);
      CompletableFuture<InvocationResult> waits = later(emulator, "2");
      assertThat(emulator.invoke(json("1")).payload()).isEqualTo(Payload.of("1"));
      assertThat(waits.join().payload()).isEqualTo(Payload.of("2"));
    }

    @Test
    void do_not_cross() {
      FakeFunction function = FakeFunction.answering(event -> event);
      Emulator emulator =
          start(
              greeting().withMaximumConcurrency(4),
              function,
              EmulatorOptions.defaults().withPatience(Duration.ofMinutes(1)));
      List<CompletableFuture<InvocationResult>> results =
          IntStream.range(0, 50).mapToObj(i -> later(emulator, Integer.toString(i))).toList();
      assertThat(results)
          .extracting(result -> result.join().payload().text())
          .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
      assertThat(function.processes).hasSizeBetween(1, 4);
    }

    @Test
    void are_refused_where_all_environments_are_busy() throws Exception {
      CountDownLatch busy = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      FakeFunction function =
          FakeFunction.answering(
              event -> {
                busy.countDown();
                goOn.await();
                return event;
              });
      Emulator emulator = start(greeting().withMaximumConcurrency(1), function);
      CompletableFuture<InvocationResult> first = later(emulator, "1");
      busy.await();
      assertThatThrownBy(() -> emulator.invoke(json("2")))
          .isInstanceOf(TooManyRequestsException.class)
          .hasMessage(
              "all 1 environments of the function greeting are busy, and an invocation waits no longer than 0 ms; raise the maximum concurrency or the patience");
      goOn.countDown();
      assertThat(first.join().payload()).isEqualTo(Payload.of("1"));
    }
  }

  @Nested
  class A_process {
    @Test
    void gets_the_variables_of_AWS_and_of_the_user() {
      FakeFunction function = FakeFunction.answering(_ -> "1");
      Emulator emulator =
          start(
              greeting()
                  .withHandler("example.Greeting")
                  .withEnvironment(Map.of("TABLE", "t", "PATH", "/mine"))
                  .withImageEnvironment(
                      Map.of("PATH", "/image", "LANG", "C", "AWS_REGION", "nowhere"))
                  .withCredentials(new Credentials("id", "secret", "token")),
              function);
      emulator.invoke(json("1"));
      Map<String, String> variables = new TreeMap<>(function.processes.getFirst().environment);
      assertThat(variables.remove("AWS_LAMBDA_RUNTIME_API")).matches("127\\.0\\.0\\.1:\\d+");
      assertThat(variables.remove("AWS_LAMBDA_LOG_STREAM_NAME")).startsWith("2026/11/22/[$LATEST]");
      assertThat(variables.toString().replace(", ", "\n"))
          .isEqualTo(
              """
              {AWS_ACCESS_KEY_ID=id
              AWS_DEFAULT_REGION=us-east-1
              AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128
              AWS_LAMBDA_FUNCTION_NAME=greeting
              AWS_LAMBDA_FUNCTION_VERSION=$LATEST
              AWS_LAMBDA_INITIALIZATION_TYPE=on-demand
              AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/greeting
              AWS_REGION=us-east-1
              AWS_SECRET_ACCESS_KEY=secret
              AWS_SESSION_TOKEN=token
              LANG=C
              PATH=/mine
              TABLE=t
              TZ=:UTC
              _HANDLER=example.Greeting}""");
    }

    @Test
    void of_an_image_is_told_so_and_gets_no_handler() {
      FakeFunction function = FakeFunction.answering(_ -> "1");
      start(greeting(), function).invoke(json("1"));
      assertThat(function.processes.getFirst().environment)
          .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_Image")
          .doesNotContainKeys("_HANDLER", "AWS_ACCESS_KEY_ID");
    }
  }

  @Nested
  class Closing {
    @Test
    void ends_all_processes() {
      FakeFunction function = FakeFunction.answering(_ -> "1");
      Emulator emulator = start(greeting(), function);
      emulator.invoke(json("1"));
      emulator.close();
      assertThat(function.processes).allMatch(process -> process.exit().isDone());
      assertThat(function.processes).noneMatch(process -> process.terminated);
    }

    @Test
    void lets_processes_end_by_themselves_where_it_is_told_to() {
      FakeFunction function = FakeFunction.answering(_ -> "1");
      Emulator emulator =
          start(
              greeting(),
              function,
              EmulatorOptions.defaults().withShutdownGrace(Duration.ofSeconds(30)));
      emulator.invoke(json("1"));
      emulator.close();
      assertThat(function.processes).allMatch(process -> process.terminated);
      assertThat(function.processes).allMatch(process -> process.exit().join() == 143);
    }

    @Test
    void leaves_no_caller_waiting() throws Exception {
      CountDownLatch hasIt = new CountDownLatch(1);
      FakeFunction function =
          FakeFunction.answering(
              _ -> {
                hasIt.countDown();
                new CountDownLatch(1).await();
                return "";
              });
      Emulator emulator = start(greeting(), function);
      CompletableFuture<InvocationResult> waiting = later(emulator, "1");
      hasIt.await();
      emulator.close();
      assertThatThrownBy(waiting::join)
          .hasRootCauseInstanceOf(EmulatorClosedException.class)
          .hasRootCauseMessage(
              "the emulator of the function greeting was closed before the invocation was over");
    }

    @Test
    void admits_nothing_more() {
      Emulator emulator = start(greeting(), FakeFunction.answering(_ -> "1"));
      emulator.close();
      assertThatThrownBy(() -> emulator.invoke(json("1")))
          .isInstanceOf(EmulatorClosedException.class);
    }
  }

  @Nested
  class A_port {
    @Test
    void that_is_taken_is_named() throws IOException {
      try (ServerSocket taken = new ServerSocket()) {
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = taken.getLocalPort();
        FakeFunction function = FakeFunction.answering(_ -> "1");
        assertThatThrownBy(
                () -> start(greeting(), function, EmulatorOptions.defaults().withPort(port)))
            .isInstanceOf(PortUnavailableException.class)
            .hasMessage(
                "port %d of 127.0.0.1 cannot be used for the Invoke API: Address already in use. Stop what listens there, or choose another port; 0 takes any free one."
                    .formatted(port));
      }
    }

    @Test
    void is_free_again_after_closing() throws IOException {
      Emulator emulator = start(greeting(), FakeFunction.answering(_ -> "1"));
      int port = emulator.address().getPort();
      emulator.close();
      try (ServerSocket free = new ServerSocket()) {
        free.setReuseAddress(true);
        free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        assertThat(free.isBound()).isTrue();
      }
    }
  }
}
