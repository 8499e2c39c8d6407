package dev.lava.emulator.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.environment.Answering.Kind;
import dev.lava.emulator.environment.State.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The whole table: each test is a state, each line an event and what it does. A line reads {@code
 * event → next state: effects}; {@code a} is the invocation at hand, {@code b} another one.
 */
class LifecycleTest {
  private static final Invocation A = invocation("a");
  private static final Invocation B = invocation("b");
  private static final Outcome RESPONSE = new Outcome.Response(Payload.of("1"));
  private static final Outcome.ReportedError ERROR =
      new Outcome.ReportedError("Runtime.Bad", Payload.of("{}"));

  private static Invocation invocation(String id) {
    return new Invocation(
        id,
        id + "1",
        "arn",
        "trace",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Payload.empty());
  }

  private record Case(String name, Event event) {}

  private static final List<Case> EVENTS =
      List.of(
          new Case("invoked with b", new Event.Invoked(B)),
          new Case("next", new Event.NextCalled()),
          new Case("response to a", answer("a", Optional.empty())),
          new Case("response to a, named", answer("a", Optional.of("a1"))),
          new Case("response to an earlier a", answer("a", Optional.of("a0"))),
          new Case("response to b", answer("b", Optional.empty())),
          new Case("init error", new Event.InitErrorPosted(ERROR)),
          new Case("not launched", new Event.LaunchFailed("no")),
          new Case("exit", new Event.Exited(1)),
          new Case("limit", new Event.LimitReached()),
          new Case("close", new Event.CloseRequested()));

  private static Event answer(String requestId, Optional<String> invocationId) {
    return new Event.AnswerPosted(new Answering(requestId, invocationId, Kind.RESPONSE), RESPONSE);
  }

  private static String table(State state) {
    return EVENTS.stream()
        .map(row -> row.name() + " → " + text(Lifecycle.step(state, row.event())))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String text(Step step) {
    return switch (step) {
      case Step.Refused(Refusal refusal) -> "refused: " + shown(refusal);
      case Step.Moved(State next, List<Effect> effects) ->
          effects.isEmpty()
              ? shown(next)
              : shown(next)
                  + ": "
                  + effects.stream().map(LifecycleTest::shown).collect(Collectors.joining(", "));
    };
  }

  private static String shown(Object value) {
    return value
        .toString()
        .replace(A.toString(), "a")
        .replace(B.toString(), "b")
        .replace(ERROR.toString(), "error")
        .replace(RESPONSE.toString(), "1")
        .replaceAll("\\w+=", "")
        .replace("[]", "");
  }

  @Test
  void fresh() {
    assertThat(table(new State.Fresh()))
        .isEqualTo(
            """
            invoked with b → Starting[INIT, b]: Limit[INIT], Launch
            next → refused: InvalidTransition[Started, Ready]
            response to a → refused: UnknownRequest
            response to a, named → refused: UnknownRequest
            response to an earlier a → refused: UnknownRequest
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[Started, InitError]
            not launched → Fresh
            exit → Fresh
            limit → Fresh
            close → Closed
            """);
  }

  @Test
  void starting_in_its_own_time() {
    assertThat(table(new State.Starting(Phase.INIT, A)))
        .isEqualTo(
            """
            invoked with b → refused: Occupied
            next → Running[a]: InitSucceeded[INIT], Begin[a], Limit[FUNCTION], HandOver[a]
            response to a → refused: UnknownRequest
            response to a, named → refused: UnknownRequest
            response to an earlier a → refused: UnknownRequest
            response to b → refused: UnknownRequest
            init error → Stopping[a, true]: InitFailed[INIT, error], Limit[EXIT]
            not launched → Starting[INVOKE, a]: InitFailed[INIT, NotLaunched[no]], Begin[a], Limit[FUNCTION], Launch
            exit → Starting[INVOKE, a]: InitFailed[INIT, Exited[1]], Begin[a], Limit[FUNCTION], Launch
            limit → Stopping[a, true]: InitFailed[INIT, TimedOut], Kill
            close → Closed: NoLimit, Abandon
            """);
  }

  @Test
  void starting_in_the_time_of_the_invocation() {
    assertThat(table(new State.Starting(Phase.INVOKE, A)))
        .isEqualTo(
            """
            invoked with b → refused: Occupied
            next → Running[a]: InitSucceeded[INVOKE], HandOver[a]
            response to a → refused: UnknownRequest
            response to a, named → refused: UnknownRequest
            response to an earlier a → refused: UnknownRequest
            response to b → refused: UnknownRequest
            init error → Stopping[a, false]: InitFailed[INVOKE, error], Reply[error], Limit[EXIT]
            not launched → Reset: NoLimit, InitFailed[INVOKE, NotLaunched[no]], Reply[NotLaunched[no]], End
            exit → Reset: NoLimit, InitFailed[INVOKE, Exited[1]], Reply[Exited[1]], End
            limit → Stopping[a, false]: InitFailed[INVOKE, TimedOut], Reply[TimedOut], Kill
            close → Closed: NoLimit, Abandon
            """);
  }

  @Test
  void ready() {
    assertThat(table(new State.Ready()))
        .isEqualTo(
            """
            invoked with b → Running[b]: Begin[b], Limit[FUNCTION], HandOver[b]
            next → Ready
            response to a → refused: UnknownRequest
            response to a, named → refused: UnknownRequest
            response to an earlier a → refused: UnknownRequest
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[Ready, InitError]
            not launched → Ready
            exit → Reset
            limit → Ready
            close → Closed
            """);
  }

  @Test
  void running() {
    assertThat(table(new State.Running(A)))
        .isEqualTo(
            """
            invoked with b → refused: Occupied
            next → Running[a]: HandOver[a]
            response to a → Answered[a]: Reply[1]
            response to a, named → Answered[a]: Reply[1]
            response to an earlier a → refused: StaleInvocation
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[Running, InitError]
            not launched → Running[a]
            exit → Reset: NoLimit, Reply[Exited[1]], End
            limit → Stopping[a, false]: Reply[TimedOut], Kill
            close → Closed: NoLimit, Abandon
            """);
  }

  @Test
  void answered() {
    assertThat(table(new State.Answered(A)))
        .isEqualTo(
            """
            invoked with b → refused: Occupied
            next → Ready: NoLimit, End
            response to a → refused: InvalidTransition[RuntimeResponseSentState, InvocationResponse]
            response to a, named → refused: InvalidTransition[RuntimeResponseSentState, InvocationResponse]
            response to an earlier a → refused: InvalidTransition[RuntimeResponseSentState, InvocationResponse]
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[RuntimeResponseSentState, InitError]
            not launched → Answered[a]
            exit → Reset: NoLimit, End
            limit → Stopping[a, false]: Reply[TimedOut], Kill
            close → Closed: NoLimit, Abandon
            """);
  }

  @Test
  void stopping_to_start_again() {
    assertThat(table(new State.Stopping(A, true)))
        .isEqualTo(
            """
            invoked with b → refused: Occupied
            next → refused: InvalidTransition[InitError, Ready]
            response to a → refused: UnknownRequest
            response to a, named → refused: UnknownRequest
            response to an earlier a → refused: UnknownRequest
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[InitError, InitError]
            not launched → Starting[INVOKE, a]: Begin[a], Limit[FUNCTION], Launch
            exit → Starting[INVOKE, a]: Begin[a], Limit[FUNCTION], Launch
            limit → Stopping[a, true]: Kill
            close → Closed: NoLimit, Abandon
            """);
  }

  @Test
  void stopping_after_the_answer() {
    assertThat(table(new State.Stopping(A, false)))
        .isEqualTo(
            """
            invoked with b → refused: Occupied
            next → refused: InvalidTransition[InitError, Ready]
            response to a → refused: InvalidTransition[InitError, InvocationResponse]
            response to a, named → refused: InvalidTransition[InitError, InvocationResponse]
            response to an earlier a → refused: InvalidTransition[InitError, InvocationResponse]
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[InitError, InitError]
            not launched → Reset: NoLimit, End
            exit → Reset: NoLimit, End
            limit → Stopping[a, false]: Kill
            close → Closed: NoLimit, Abandon
            """);
  }

  @Test
  void reset() {
    assertThat(table(new State.Reset()))
        .isEqualTo(
            """
            invoked with b → Starting[INVOKE, b]: Begin[b], Limit[FUNCTION], Launch
            next → refused: InvalidTransition[Started, Ready]
            response to a → refused: UnknownRequest
            response to a, named → refused: UnknownRequest
            response to an earlier a → refused: UnknownRequest
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[Started, InitError]
            not launched → Reset
            exit → Reset
            limit → Reset
            close → Closed
            """);
  }

  @Test
  void closed() {
    assertThat(table(new State.Closed()))
        .isEqualTo(
            """
            invoked with b → refused: Occupied
            next → refused: InvalidTransition[Closed, Ready]
            response to a → refused: UnknownRequest
            response to a, named → refused: UnknownRequest
            response to an earlier a → refused: UnknownRequest
            response to b → refused: UnknownRequest
            init error → refused: InvalidTransition[Closed, InitError]
            not launched → Closed
            exit → Closed
            limit → Closed
            close → Closed
            """);
  }
}
