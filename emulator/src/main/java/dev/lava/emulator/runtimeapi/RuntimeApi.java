package dev.lava.emulator.runtimeapi;

import dev.lava.emulator.environment.Answering;
import dev.lava.emulator.environment.Answering.Kind;
import dev.lava.emulator.environment.ExecutionEnvironment;
import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.environment.Next;
import dev.lava.emulator.environment.Outcome;
import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.environment.Refusal;
import dev.lava.emulator.http.Body;
import dev.lava.emulator.http.Exchange;
import dev.lava.emulator.http.HttpService;
import dev.lava.emulator.http.Reply;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Translates the calls of one environment's processes. From AWS's page "Lambda runtime API". */
public final class RuntimeApi implements HttpService {
  /** Six mebibytes of payload and a little for its envelope, as in AWS's own emulator. */
  static final int LARGEST_BODY = 6 * 1024 * 1024 + 100;

  private static final List<String> ROOT = List.of("2018-06-01", "runtime");
  private static final String INVOCATION_ID = "Lambda-Runtime-Invocation-Id";
  private static final String RESPONSE_MODE = "Lambda-Runtime-Function-Response-Mode";

  private final ExecutionEnvironment environment;

  /** The API of this environment's processes. */
  public RuntimeApi(ExecutionEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Reply serve(Exchange exchange) throws InterruptedException {
    List<String> path = exchange.path();
    if (path.size() < 4 || !path.subList(0, 2).equals(ROOT)) {
      return RuntimeApiError.notFound(exchange.method(), path);
    }
    String call = path.get(2) + "/" + path.getLast();
    return switch (exchange.method() + " " + call + " " + path.size()) {
      case "GET invocation/next 4" -> next();
      case "POST init/error 4" -> initError(exchange);
      case "POST invocation/response 5" -> response(exchange, path.get(3));
      case "POST invocation/error 5" -> error(exchange, path.get(3));
      default -> RuntimeApiError.notFound(exchange.method(), path);
    };
  }

  private Reply next() throws InterruptedException {
    return switch (environment.next()) {
      case Next.Delivered(Invocation invocation, Instant deadline) ->
          delivery(invocation, deadline);
      case Next.Refused(Refusal refusal) -> RuntimeApiError.refused(refusal);
    };
  }

  private static Reply delivery(Invocation invocation, Instant deadline) {
    Reply reply =
        new Reply(
            200,
            Map.of(
                "Content-Type",
                "application/json",
                "Lambda-Runtime-Aws-Request-Id",
                invocation.requestId(),
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(deadline.toEpochMilli()),
                "Lambda-Runtime-Invoked-Function-Arn",
                invocation.functionArn(),
                "Lambda-Runtime-Trace-Id",
                invocation.traceId(),
                INVOCATION_ID,
                invocation.invocationId()),
            invocation.payload().buffer());
    reply = with(reply, "Lambda-Runtime-Client-Context", invocation.clientContext());
    reply = with(reply, "Lambda-Runtime-Cognito-Identity", invocation.cognitoIdentity());
    return with(reply, "Lambda-Runtime-Aws-Tenant-Id", invocation.tenantId());
  }

  private static Reply with(Reply reply, String header, Optional<String> value) {
    return value.map(present -> reply.with(header, present)).orElse(reply);
  }

  /** A streamed response is gathered, whatever the caller; an error behind it takes its place. */
  private Reply response(Exchange exchange, String requestId) {
    Body body = exchange.body(LARGEST_BODY);
    Outcome outcome =
        switch (exchange.header(RESPONSE_MODE).orElse("")) {
          case "" -> outcome(body, Outcome.Response::new);
          case "streaming" ->
              outcome(
                  body,
                  bytes ->
                      ErrorReport.behind(exchange)
                          .<Outcome>map(error -> error)
                          .orElseGet(() -> new Outcome.Response(bytes)));
          default -> new Outcome.InvalidResponseMode();
        };
    return answer(exchange, requestId, Kind.RESPONSE, outcome);
  }

  private Reply error(Exchange exchange, String requestId) {
    Body body = exchange.body(LARGEST_BODY);
    return answer(
        exchange, requestId, Kind.ERROR, outcome(body, bytes -> ErrorReport.of(exchange, bytes)));
  }

  private Reply initError(Exchange exchange) {
    return switch (exchange.body(LARGEST_BODY)) {
      case Body.Complete(ByteBuffer bytes) ->
          environment
              .failInit(ErrorReport.of(exchange, Payload.of(bytes)))
              .map(RuntimeApiError::refused)
              .orElseGet(RuntimeApi::accepted);
      case Body.TooLarge _ -> RuntimeApiError.tooLarge(LARGEST_BODY);
      case Body.Truncated _ -> RuntimeApiError.truncated();
    };
  }

  private static Outcome outcome(Body body, Function<Payload, Outcome> whole) {
    return switch (body) {
      case Body.Complete(ByteBuffer bytes) -> whole.apply(Payload.of(bytes));
      case Body.TooLarge _ -> new Outcome.ResponseTooLarge(LARGEST_BODY);
      case Body.Truncated _ -> new Outcome.ResponseTruncated();
    };
  }

  private Reply answer(Exchange exchange, String requestId, Kind kind, Outcome outcome) {
    Answering answering = new Answering(requestId, exchange.header(INVOCATION_ID), kind);
    return environment
        .answer(answering, outcome)
        .map(RuntimeApiError::refused)
        .orElseGet(() -> taken(outcome));
  }

  /** What the process hears about its answer, once the caller has got it. */
  private static Reply taken(Outcome outcome) {
    return switch (outcome) {
      case Outcome.ResponseTooLarge(int limit) -> RuntimeApiError.tooLarge(limit);
      case Outcome.ResponseTruncated _ -> RuntimeApiError.truncated();
      case Outcome.InvalidResponseMode _ -> RuntimeApiError.invalidResponseMode();
      case Outcome.Response _,
          Outcome.ReportedError _,
          Outcome.Exited _,
          Outcome.NotLaunched _,
          Outcome.TimedOut _ ->
          accepted();
    };
  }

  private static Reply accepted() {
    return Reply.json(202, "{\"status\":\"OK\"}");
  }
}
