package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lava.runtime.handler.Handler;
import dev.lava.runtime.invocation.FunctionEnvironment;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Invocations;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.Receipt;
import dev.lava.runtime.log.FunctionLogger;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvocationLoopTest {
  private final FixedInvocations invocations = new FixedInvocations();

  @Test
  void every_invocation_is_answered_until_there_are_no_more() {
    invocations.add(invocation("1", null)).add(invocation("2", null));

    assertThatThrownBy(() -> run((invocation, context) -> answer(invocation.requestId())))
        .isInstanceOf(EOFException.class);
    assertThat(invocations.outcomes).containsExactly(answer("1"), answer("2"));
  }

  @Test
  void a_function_that_throws_is_called_again() {
    invocations.add(invocation("1", null)).add(invocation("2", null));
    AssertionError thrown = new AssertionError("on purpose");

    assertThatThrownBy(
            () ->
                run(
                    (invocation, context) -> {
                      throw thrown;
                    }))
        .isInstanceOf(EOFException.class);
    assertThat(invocations.outcomes)
        .containsExactly(new Outcome.Failure(thrown), new Outcome.Failure(thrown));
  }

  @Test
  void an_error_of_the_JVM_is_reported_and_ends_the_loop() throws IOException {
    invocations.add(invocation("1", null)).add(invocation("2", null));
    StackOverflowError thrown = new StackOverflowError();

    run(
        (invocation, context) -> {
          throw thrown;
        });

    assertThat(invocations.outcomes).containsExactly(new Outcome.Failure(thrown));
  }

  @Test
  void an_error_of_the_JVM_does_not_end_a_loop_that_has_others_beside_it() {
    invocations.add(invocation("1", null)).add(invocation("2", null));
    StackOverflowError thrown = new StackOverflowError();

    assertThatThrownBy(
            () ->
                loop(
                        (invocation, context) -> {
                          throw thrown;
                        },
                        false)
                    .run())
        .isInstanceOf(EOFException.class);
    assertThat(invocations.outcomes)
        .containsExactly(new Outcome.Failure(thrown), new Outcome.Failure(thrown));
  }

  @Test
  void an_outcome_that_cannot_be_handed_over_ends_only_a_loop_that_is_alone() {
    invocations.add(invocation("1", null)).add(invocation("2", null));
    invocations.broken = true;

    assertThatThrownBy(() -> run((invocation, context) -> answer("")))
        .hasMessage("the platform answered 500");
    assertThatThrownBy(() -> loop((invocation, context) -> answer(""), false).run())
        .hasMessage("no more");
  }

  @Test
  void the_trace_is_a_system_property_while_its_invocation_runs() {
    invocations.add(invocation("1", "Root=1")).add(invocation("2", null));
    List<@Nullable String> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                run(
                    (invocation, context) -> {
                      seen.add(System.getProperty("com.amazonaws.xray.traceHeader"));
                      return answer("");
                    }))
        .isInstanceOf(EOFException.class);
    assertThat(seen).containsExactly("Root=1", null);
  }

  @Test
  void an_interrupt_that_a_function_leaves_behind_is_gone_before_the_next() {
    invocations.add(invocation("1", null)).add(invocation("2", null));

    assertThatThrownBy(
            () ->
                run(
                    (invocation, context) -> {
                      boolean interrupted = Thread.currentThread().isInterrupted();
                      Thread.currentThread().interrupt();
                      return answer(String.valueOf(interrupted));
                    }))
        .isInstanceOf(EOFException.class);
    assertThat(invocations.outcomes).containsExactly(answer("false"), answer("false"));
  }

  @Test
  void a_refused_answer_does_not_stop_the_next() {
    invocations.add(invocation("1", null)).add(invocation("2", null));
    invocations.receipt = new Receipt.Refused("413");

    assertThatThrownBy(() -> run((invocation, context) -> answer("")))
        .isInstanceOf(EOFException.class);
    assertThat(invocations.outcomes).hasSize(2);
  }

  @Test
  void a_client_context_that_is_no_JSON_fails_its_invocation_alone() {
    invocations
        .add(new Invocation("1", Payload.of(""), 0, "", null, "{no", null, null, null))
        .add(invocation("2", null));

    assertThatThrownBy(() -> run((invocation, context) -> answer("")))
        .isInstanceOf(EOFException.class);
    assertThat(invocations.outcomes.get(0)).isInstanceOf(Outcome.Failure.class);
    assertThat(invocations.outcomes.get(1)).isEqualTo(answer(""));
  }

  private void run(Handler handler) throws IOException {
    loop(handler, true).run();
  }

  private InvocationLoop loop(Handler handler, boolean alone) {
    FunctionEnvironment environment = new FunctionEnvironment("f", "1", 128, null, null);
    return new InvocationLoop(
        invocations,
        handler,
        environment,
        new FunctionLogger(LogLevel.FATAL),
        new TraceContext.OfProcess(),
        alone);
  }

  private static Outcome answer(String text) {
    return new Outcome.Answer(Payload.of(text));
  }

  private static Invocation invocation(String id, @Nullable String trace) {
    return new Invocation(id, Payload.of("{}"), 0, "", trace, null, null, null, null);
  }

  /** A list of invocations, and the outcomes it was told. */
  private static final class FixedInvocations implements Invocations {
    final Deque<Invocation> waiting = new ArrayDeque<>();
    final List<Outcome> outcomes = new ArrayList<>();
    Receipt receipt = new Receipt.Accepted();
    boolean broken;

    FixedInvocations add(Invocation invocation) {
      waiting.add(invocation);
      return this;
    }

    @Override
    public Invocation next() throws IOException {
      if (waiting.isEmpty()) {
        throw new EOFException("no more");
      }
      return waiting.remove();
    }

    @Override
    public Receipt complete(Invocation invocation, Outcome outcome) throws IOException {
      if (broken) {
        throw new IOException("the platform answered 500");
      }
      outcomes.add(outcome);
      return receipt;
    }
  }
}
