package dev.lava.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.runtime.http.ExpectedResponse;
import dev.lava.runtime.http.MemoryServer;
import dev.lava.runtime.http.MemoryServer.Fault;
import dev.lava.runtime.http.MemoryServer.Reply;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The client against responses that are wrong in every way a mutation can make them. A case is an
 * event, its answer and the next event, of which one response or several are mutated. What comes of
 * each is compared with a plain reading of the same bytes.
 *
 * <p>A system property sets the number of cases, {@code -Dlava.fuzz=1000000}, and another where
 * they begin, {@code -Dlava.fuzz.seed=42}.
 */
class RuntimeApiFuzzTest {
  private static final long CASES = Long.getLong("lava.fuzz", 10_000);
  private static final long SEED = Long.getLong("lava.fuzz.seed", 0);

  @Test
  void no_response_yields_a_wrong_event_or_leaks_into_another_exchange() {
    int events = 0;
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      try {
        events += new Case(seed).run();
      } catch (Throwable e) {
        throw new AssertionError("fails with -Dlava.fuzz=1 -Dlava.fuzz.seed=" + seed, e);
      }
    }
    // Most mutations leave some event readable, or the fuzzer would test nothing but refusals.
    assertThat(events).isGreaterThan((int) (CASES / 2));
  }

  /** An event, its answer and another event, decided by a seed. */
  private static final class Case {
    private static final Fault[] FAULTS = Fault.values();

    private final SplittableRandom random;
    private final MutatedResponses responses;
    private final RuntimeApi api;
    private String expected = "GET";
    private String name = "";
    private int attempts;
    private String sent = "";
    private Fault fault = Fault.NONE;

    Case(long seed) {
      random = new SplittableRandom(seed);
      responses = new MutatedResponses(random);
      api = new RuntimeApi(new MemoryServer(this::reply, random).connection(), 0);
    }

    /** Gives how many events came through. */
    int run() {
      Invocation first = next("first");
      if (first != null) {
        complete(first);
      }
      Invocation second = next("second");
      return (first == null ? 0 : 1) + (second == null ? 0 : 1);
    }

    /** Mutates what is answered first, and answers as it should be when asked again. */
    private Reply reply(String request, int exchange) {
      assertThat(request).startsWith(expected);
      boolean event = request.startsWith("GET");
      if (attempts++ > 0) {
        String again = event ? responses.event(name + "-again") : responses.accepted();
        return new Reply(again, Fault.NONE);
      }
      fault = random.nextInt(20) == 0 ? FAULTS[random.nextInt(FAULTS.length)] : Fault.NONE;
      sent = responses.mutated(event ? responses.event(name) : responses.accepted());
      if (fault == Fault.RESET || fault == Fault.RESET_BEHIND_THE_END) {
        sent = "";
      }
      return new Reply(sent, fault);
    }

    private void begin(String call, String event) {
      expected = call;
      name = event;
      attempts = 0;
    }

    private @Nullable Invocation next(String event) {
      begin("GET /2018-06-01/runtime/invocation/next HTTP/1.1", event);
      Invocation seen;
      try {
        seen = api.next();
      } catch (IOException e) {
        seen = null;
      }
      Invocation right = event();
      if (right != null) {
        assertThat(seen).isEqualTo(right);
        assertThat(attempts).isEqualTo(1);
      } else if (seen != null) {
        assertThat(attempts).isGreaterThan(1);
        assertThat(seen.requestId()).isEqualTo(event + "-again");
        assertThat(seen.invocationId()).isEqualTo("delivery-" + event + "-again");
        assertThat(seen.event().toString()).matches("(" + event + "-again)*");
      }
      return seen;
    }

    private void complete(Invocation invocation) {
      String path = "/2018-06-01/runtime/invocation/" + invocation.requestId() + "/response";
      begin("POST " + path + " HTTP/1.1", "");
      Receipt receipt;
      try {
        receipt = api.complete(invocation, new Outcome.Answer(Payload.of("answer")));
      } catch (IOException e) {
        receipt = null;
      }
      ExpectedResponse right = response();
      int status = right == null ? 0 : right.status();
      if (status >= 200 && status < 300) {
        assertThat(receipt).isEqualTo(new Receipt.Accepted());
      } else if (status >= 400 && status < 500) {
        assertThat(receipt).isInstanceOf(Receipt.Refused.class);
      } else if (receipt != null) {
        // Only a request that the server cannot have read is sent again.
        assertThat(fault).isNotEqualTo(Fault.NONE);
        assertThat(attempts).isEqualTo(2);
      }
      assertThat(attempts).isLessThanOrEqualTo(fault == Fault.NONE ? 1 : 2);
    }

    /** The response that was sent, if it is one; of a request not read whole, only a refusal is. */
    private @Nullable ExpectedResponse response() {
      ExpectedResponse response = ExpectedResponse.of(sent);
      boolean read = fault == Fault.NONE || (response != null && response.status() >= 400);
      return read ? response : null;
    }

    /** The event that was sent, if it is one. */
    private @Nullable Invocation event() {
      ExpectedResponse response = response();
      if (response == null || response.status() != 200) {
        return null;
      }
      List<String> ids = response.values("lambda-runtime-aws-request-id");
      List<String> deliveries = response.values("lambda-runtime-invocation-id");
      List<String> deadlines = response.values("lambda-runtime-deadline-ms");
      List<String> arns = response.values("lambda-runtime-invoked-function-arn");
      if (ids.size() != 1 || !ids.getFirst().matches("[A-Za-z0-9_-]+") || deliveries.size() > 1) {
        return null;
      }
      String delivery =
          deliveries.isEmpty() || deliveries.getFirst().isEmpty() ? null : deliveries.getFirst();
      if (delivery != null && !delivery.matches("[\\x21-\\x7E]+")) {
        return null;
      }
      try {
        return new Invocation(
            ids.getFirst(),
            Payload.of(response.body().getBytes(StandardCharsets.ISO_8859_1)),
            deadlines.isEmpty() || deadlines.getFirst().isEmpty()
                ? 0
                : Long.parseLong(deadlines.getFirst()),
            arns.isEmpty() ? "" : arns.getFirst(),
            null,
            null,
            null,
            null,
            delivery);
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }
}
