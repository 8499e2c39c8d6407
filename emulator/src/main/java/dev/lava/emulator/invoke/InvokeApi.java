package dev.lava.emulator.invoke;

import dev.lava.emulator.environment.Answer;
import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.http.Body;
import dev.lava.emulator.http.Exchange;
import dev.lava.emulator.http.HttpService;
import dev.lava.emulator.http.Reply;
import dev.lava.emulator.pool.Admission;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Answers the callers of one function. From AWS's page "Invoke" in the API reference. */
public final class InvokeApi implements HttpService {
  /** AWS's limit for a synchronous invocation. */
  static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

  private static final String TYPE = "X-Amz-Invocation-Type";
  private static final String LOG_TYPE = "X-Amz-Log-Type";

  private final FunctionIdentity function;
  private final Invoker invoker;

  /** The API of this function, whose invocations go to the invoker. */
  public InvokeApi(FunctionIdentity function, Invoker invoker) {
    this.function = function;
    this.invoker = invoker;
  }

  @Override
  public Reply serve(Exchange exchange) throws InterruptedException {
    List<String> path = exchange.path();
    Body body = exchange.body(LARGEST_PAYLOAD);
    if (path.size() == 4
        && path.subList(0, 2).equals(List.of("2015-03-31", "functions"))
        && path.getLast().equals("invocations")
        && exchange.method().equals("POST")) {
      return invoke(exchange, path.get(2), body);
    }
    return InvokeError.unknownOperation(exchange.method(), "/" + String.join("/", path));
  }

  private Reply invoke(Exchange exchange, String name, Body body) throws InterruptedException {
    return switch (Addressee.of(function, name, exchange.query("Qualifier"))) {
      case Addressee.Unreachable(Reply error) -> error;
      case Addressee.Reachable(String arn) ->
          switch (body) {
            case Body.TooLarge _ -> InvokeError.tooLarge(LARGEST_PAYLOAD);
            case Body.Truncated _ -> InvokeError.truncated();
            case Body.Complete(ByteBuffer bytes) -> invoke(exchange, arn, event(bytes));
          };
    };
  }

  private Reply invoke(Exchange exchange, String arn, Payload event) throws InterruptedException {
    Optional<String> notJson = JsonCheck.problemWith(event);
    if (notJson.isPresent()) {
      return InvokeError.notJson(notJson.get());
    }
    Optional<String> encoded = exchange.header("X-Amz-Client-Context");
    Optional<String> clientContext = encoded.flatMap(InvokeApi::decoded).flatMap(AsciiJson::of);
    if (encoded.isPresent() && clientContext.isEmpty()) {
      return InvokeError.invalidClientContext();
    }
    String logType = exchange.header(LOG_TYPE).orElse("None");
    if (!logType.equals("None") && !logType.equals("Tail")) {
      return InvokeError.invalidParameter(LOG_TYPE, logType, "None or Tail");
    }
    String type = exchange.header(TYPE).orElse("RequestResponse");
    return switch (type) {
      case "RequestResponse" ->
          invoke(
              Invocation.begin(
                  arn,
                  event,
                  exchange.header("X-Amzn-Trace-Id"),
                  clientContext,
                  Optional.empty(),
                  exchange.header("X-Amz-Tenant-Id")),
              logType.equals("Tail"));
      case "DryRun" -> Reply.empty(204);
      case "Event" ->
          InvokeError.notYet(
              "an asynchronous invocation (%s: Event); RequestResponse and DryRun work"
                  .formatted(TYPE));
      default -> InvokeError.invalidParameter(TYPE, type, "RequestResponse, DryRun or Event");
    };
  }

  private Reply invoke(Invocation invocation, boolean logTail) throws InterruptedException {
    Reply reply =
        switch (invoker.invoke(invocation)) {
          case Admission.Admitted(InFlight inFlight) -> outcome(inFlight, logTail);
          case Admission.Throttled _ -> InvokeError.throttled();
          case Admission.Closed _ -> InvokeError.closed();
        };
    return reply.with("x-amzn-RequestId", invocation.requestId());
  }

  /** The answer goes out as soon as it is there; only the log makes a caller wait for the end. */
  private static Reply outcome(InFlight inFlight, boolean logTail) throws InterruptedException {
    try {
      Answer answer = inFlight.answered().get();
      Reply reply =
          new Reply(
              200,
              Map.of("Content-Type", "application/json", "X-Amz-Executed-Version", "$LATEST"),
              answer.payload().buffer());
      if (answer.failed()) {
        reply = reply.with("X-Amz-Function-Error", "Unhandled");
      }
      if (logTail) {
        byte[] tail = inFlight.ended().get().logTail().getBytes(StandardCharsets.UTF_8);
        reply = reply.with("X-Amz-Log-Result", Base64.getEncoder().encodeToString(tail));
      }
      return reply;
    } catch (CancellationException _) {
      return InvokeError.closed();
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException("an invocation ended without an outcome", unexpected);
    }
  }

  /** No payload at all is an empty event, as in AWS. */
  private static Payload event(ByteBuffer bytes) {
    return bytes.hasRemaining() ? Payload.of(bytes) : Payload.of("{}");
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
