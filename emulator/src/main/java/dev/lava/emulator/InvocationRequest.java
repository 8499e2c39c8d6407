package dev.lava.emulator;

import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.invoke.AsciiJson;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An invocation as its caller describes it.
 *
 * @param payload the event; any JSON
 * @param clientContext JSON that a mobile client tells about itself; {@code
 *     Context.getClientContext()} in Java
 * @param cognitoIdentity JSON with the ids of an Amazon Cognito identity and of its pool; {@code
 *     Context.getIdentity()} in Java
 * @param tenantId for whom the function works, where it isolates tenants
 * @param traceId an X-Ray trace header, such as {@code
 *     Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1}; one is made up where there is none
 */
public record InvocationRequest(
    Payload payload,
    Optional<String> clientContext,
    Optional<String> cognitoIdentity,
    Optional<String> tenantId,
    Optional<String> traceId) {
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

  /**
   * @throws IllegalArgumentException where the function could not be told so in a header
   */
  public InvocationRequest {
    clientContext = clientContext.map(json -> document("client context", json));
    cognitoIdentity = cognitoIdentity.map(json -> document("Cognito identity", json));
    tenantId.ifPresent(id -> checkPrintable("tenant id", id));
    traceId.ifPresent(id -> checkPrintable("trace id", id));
  }

  /** An event and nothing else. */
  public static InvocationRequest of(Payload payload) {
    return new InvocationRequest(
        payload, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String document(String what, String json) {
    return AsciiJson.of(json)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the %s is '%s'; it is a JSON object, such as {}".formatted(what, json)));
  }

  private static void checkPrintable(String what, String value) {
    if (!PRINTABLE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the %s is '%s'; it travels in a header and so is one line of visible ASCII"
              .formatted(what, value));
    }
  }
}
