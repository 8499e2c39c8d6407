package dev.lava.emulator.environment;

import dev.lava.emulator.environment.Answering.Kind;
import dev.lava.emulator.environment.Effect.Allowance;
import dev.lava.emulator.environment.State.Phase;
import java.util.List;

/**
 * The life of an execution environment as one pure function, after AWS's page "Understanding the
 * Lambda execution environment lifecycle".
 *
 * <p>Two rules are less obvious than the rest. A process that asks for an invocation while it has
 * one gets the same one again: its first answer may have been lost on the way. And a process that
 * reports a failed init is not ended at once but given a moment to exit, since runtimes write to
 * the log after they report.
 */
public final class Lifecycle {
  private Lifecycle() {}

  /** What the event does to an environment in this state. Defined for every pair of them. */
  public static Step step(State state, Event event) {
    return switch (state) {
      case State.Fresh fresh -> idle(fresh, Phase.INIT, event);
      case State.Reset reset -> idle(reset, Phase.INVOKE, event);
      case State.Starting starting -> starting(starting, event);
      case State.Ready ready -> ready(ready, event);
      case State.Running running -> running(running, event);
      case State.Answered answered -> answered(answered, event);
      case State.Stopping stopping -> stopping(stopping, event);
      case State.Closed closed -> closed(closed, event);
    };
  }

  /** No process: fresh or reset. */
  private static Step idle(State state, Phase phase, Event event) {
    return switch (event) {
      case Event.Invoked(Invocation invocation) when phase == Phase.INIT ->
          moved(
              new State.Starting(phase, invocation),
              new Effect.Limit(Allowance.INIT),
              new Effect.Launch());
      case Event.Invoked(Invocation invocation) -> initInsideInvocation(invocation);
      case Event.RuntimeCall call -> refused(state, call);
      case Event.LaunchFailed _, Event.Exited _, Event.LimitReached _ -> moved(state);
      case Event.CloseRequested _ -> moved(new State.Closed());
    };
  }

  private static Step starting(State.Starting state, Event event) {
    Phase phase = state.phase();
    Invocation waiting = state.waiting();
    return switch (event) {
      case Event.NextCalled _ when phase == Phase.INIT ->
          moved(
              new State.Running(waiting),
              new Effect.InitSucceeded(phase),
              new Effect.Begin(waiting),
              new Effect.Limit(Allowance.FUNCTION),
              new Effect.HandOver(waiting));
      case Event.NextCalled _ ->
          moved(
              new State.Running(waiting),
              new Effect.InitSucceeded(phase),
              new Effect.HandOver(waiting));
      case Event.InitErrorPosted(Outcome.ReportedError error) when phase == Phase.INIT ->
          moved(
              new State.Stopping(waiting, true),
              new Effect.InitFailed(phase, error),
              new Effect.Limit(Allowance.EXIT));
      case Event.InitErrorPosted(Outcome.ReportedError error) ->
          moved(
              new State.Stopping(waiting, false),
              new Effect.InitFailed(phase, error),
              new Effect.Reply(error),
              new Effect.Limit(Allowance.EXIT));
      case Event.AnswerPosted answer -> refused(state, answer);
      case Event.LaunchFailed(String reason) -> initLost(state, new Outcome.NotLaunched(reason));
      case Event.Exited(int status) -> initLost(state, new Outcome.Exited(status));
      case Event.LimitReached _ when phase == Phase.INIT ->
          moved(
              new State.Stopping(waiting, true),
              new Effect.InitFailed(phase, new Outcome.TimedOut()),
              new Effect.Kill());
      case Event.LimitReached _ ->
          moved(
              new State.Stopping(waiting, false),
              new Effect.InitFailed(phase, new Outcome.TimedOut()),
              new Effect.Reply(new Outcome.TimedOut()),
              new Effect.Kill());
      case Event.Invoked _ -> occupied();
      case Event.CloseRequested _ ->
          moved(new State.Closed(), new Effect.NoLimit(), new Effect.Abandon());
    };
  }

  private static Step ready(State.Ready state, Event event) {
    return switch (event) {
      case Event.Invoked(Invocation invocation) ->
          moved(
              new State.Running(invocation),
              new Effect.Begin(invocation),
              new Effect.Limit(Allowance.FUNCTION),
              new Effect.HandOver(invocation));
      case Event.NextCalled _, Event.LimitReached _, Event.LaunchFailed _ -> moved(state);
      case Event.AnswerPosted call -> refused(state, call);
      case Event.InitErrorPosted call -> refused(state, call);
      case Event.Exited _ -> moved(new State.Reset());
      case Event.CloseRequested _ -> moved(new State.Closed());
    };
  }

  private static Step running(State.Running state, Event event) {
    Invocation invocation = state.invocation();
    return switch (event) {
      case Event.AnswerPosted(Answering answer, Outcome outcome)
          when answer.requestId().equals(invocation.requestId()) ->
          answer.invocationId().map(invocation.invocationId()::equals).orElse(true)
              ? moved(new State.Answered(invocation), new Effect.Reply(outcome))
              : new Step.Refused(new Refusal.StaleInvocation());
      case Event.AnswerPosted call -> refused(state, call);
      case Event.NextCalled _ -> moved(state, new Effect.HandOver(invocation));
      case Event.InitErrorPosted call -> refused(state, call);
      case Event.Exited(int status) ->
          moved(
              new State.Reset(),
              new Effect.NoLimit(),
              new Effect.Reply(new Outcome.Exited(status)),
              new Effect.End());
      case Event.LimitReached _ ->
          moved(
              new State.Stopping(invocation, false),
              new Effect.Reply(new Outcome.TimedOut()),
              new Effect.Kill());
      case Event.LaunchFailed _ -> moved(state);
      case Event.Invoked _ -> occupied();
      case Event.CloseRequested _ ->
          moved(new State.Closed(), new Effect.NoLimit(), new Effect.Abandon());
    };
  }

  private static Step answered(State.Answered state, Event event) {
    return switch (event) {
      case Event.NextCalled _ -> moved(new State.Ready(), new Effect.NoLimit(), new Effect.End());
      case Event.AnswerPosted call -> refused(state, call);
      case Event.InitErrorPosted call -> refused(state, call);
      case Event.Exited _ -> moved(new State.Reset(), new Effect.NoLimit(), new Effect.End());
      case Event.LimitReached _ ->
          moved(
              new State.Stopping(state.invocation(), false),
              new Effect.Reply(new Outcome.TimedOut()),
              new Effect.Kill());
      case Event.LaunchFailed _ -> moved(state);
      case Event.Invoked _ -> occupied();
      case Event.CloseRequested _ ->
          moved(new State.Closed(), new Effect.NoLimit(), new Effect.Abandon());
    };
  }

  private static Step stopping(State.Stopping state, Event event) {
    return switch (event) {
      case Event.Exited _, Event.LaunchFailed _ when state.restart() ->
          initInsideInvocation(state.invocation());
      case Event.Exited _, Event.LaunchFailed _ ->
          moved(new State.Reset(), new Effect.NoLimit(), new Effect.End());
      case Event.LimitReached _ -> moved(state, new Effect.Kill());
      case Event.RuntimeCall call -> refused(state, call);
      case Event.Invoked _ -> occupied();
      case Event.CloseRequested _ ->
          moved(new State.Closed(), new Effect.NoLimit(), new Effect.Abandon());
    };
  }

  private static Step closed(State.Closed state, Event event) {
    return switch (event) {
      case Event.RuntimeCall call -> refused(state, call);
      case Event.Invoked _ -> occupied();
      case Event.LaunchFailed _, Event.Exited _, Event.LimitReached _, Event.CloseRequested _ ->
          moved(state);
    };
  }

  /** The process was lost before it asked for an invocation. */
  private static Step initLost(State.Starting state, Outcome outcome) {
    return switch (state.phase()) {
      case INIT ->
          moved(
              new State.Starting(Phase.INVOKE, state.waiting()),
              new Effect.InitFailed(Phase.INIT, outcome),
              new Effect.Begin(state.waiting()),
              new Effect.Limit(Allowance.FUNCTION),
              new Effect.Launch());
      case INVOKE ->
          moved(
              new State.Reset(),
              new Effect.NoLimit(),
              new Effect.InitFailed(Phase.INVOKE, outcome),
              new Effect.Reply(outcome),
              new Effect.End());
    };
  }

  private static Step initInsideInvocation(Invocation invocation) {
    return moved(
        new State.Starting(Phase.INVOKE, invocation),
        new Effect.Begin(invocation),
        new Effect.Limit(Allowance.FUNCTION),
        new Effect.Launch());
  }

  /** A wrong request id is told before a wrong state, as AWS's own emulator does. */
  private static Step refused(State state, Event.RuntimeCall call) {
    if (call instanceof Event.AnswerPosted(Answering answer, Outcome _)
        && !knows(state, answer.requestId())) {
      return new Step.Refused(new Refusal.UnknownRequest());
    }
    return new Step.Refused(new Refusal.InvalidTransition(name(state), target(call)));
  }

  private static boolean knows(State state, String requestId) {
    return switch (state) {
      case State.Running(Invocation invocation) -> invocation.requestId().equals(requestId);
      case State.Answered(Invocation invocation) -> invocation.requestId().equals(requestId);
      case State.Stopping(Invocation invocation, boolean restart) ->
          !restart && invocation.requestId().equals(requestId);
      case State.Fresh _, State.Starting _, State.Ready _, State.Reset _, State.Closed _ -> false;
    };
  }

  private static String name(State state) {
    return switch (state) {
      case State.Fresh _, State.Reset _, State.Starting _ -> "Started";
      case State.Ready _ -> "Ready";
      case State.Running _ -> "Running";
      case State.Answered _ -> "RuntimeResponseSentState";
      case State.Stopping _ -> "InitError";
      case State.Closed _ -> "Closed";
    };
  }

  private static String target(Event.RuntimeCall call) {
    return switch (call) {
      case Event.NextCalled _ -> "Ready";
      case Event.InitErrorPosted _ -> "InitError";
      case Event.AnswerPosted(Answering(_, _, Kind kind), _) ->
          switch (kind) {
            case RESPONSE -> "InvocationResponse";
            case ERROR -> "InvocationErrorResponse";
          };
    };
  }

  private static Step occupied() {
    return new Step.Refused(new Refusal.Occupied());
  }

  private static Step moved(State next, Effect... effects) {
    return new Step.Moved(next, List.of(effects));
  }
}
