package dev.lava.emulator.environment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One event on its way to the function, with all that the function is told about it.
 *
 * @param requestId what the caller knows it by; a caller may reuse one
 * @param invocationId what the platform knows it by; never reused
 * @param functionArn the function as the caller named it, as a whole ARN
 * @param traceId the X-Ray trace header
 * @param clientContext JSON on one line of ASCII
 * @param cognitoIdentity JSON on one line of ASCII
 * @param tenantId for whom the function works
 * @param payload the event
 */
public record Invocation(
    String requestId,
    String invocationId,
    String functionArn,
    String traceId,
    Optional<String> clientContext,
    Optional<String> cognitoIdentity,
    Optional<String> tenantId,
    Payload payload) {
  /** An invocation with new ids, and a trace of its own where the caller has none. */
  public static Invocation begin(
      String functionArn,
      Payload payload,
      Optional<String> traceId,
      Optional<String> clientContext,
      Optional<String> cognitoIdentity,
      Optional<String> tenantId) {
    return new Invocation(
        randomId(),
        randomId(),
        functionArn,
        traceId.orElseGet(Invocation::newTrace),
        clientContext,
        cognitoIdentity,
        tenantId,
        payload);
  }

  /** Ids are names and no secrets, and must not wait for the machine's entropy. */
  private static String randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long versioned = (random.nextLong() & ~0xF000L) | 0x4000L;
    long variant = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(versioned, variant).toString();
  }

  private static String newTrace() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0"
        .formatted(
            Instant.now().getEpochSecond(), random.nextInt(), random.nextLong(), random.nextLong());
  }
}
