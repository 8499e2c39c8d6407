package dev.lava.emulator;

import dev.lava.emulator.environment.Payload;
import java.util.Optional;

/**
 * An invocation as its caller describes it.
 *
 * @param payload the event; any JSON
 * @param clientContext JSON that a mobile client tells about itself; {@code
 *     Context.getClientContext()} in Java
 * @param cognitoIdentity JSON with {@code cognitoIdentityId} and {@code cognitoIdentityPoolId};
 *     {@code Context.getIdentity()} in Java
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
  /** An event and nothing else. */
  public static InvocationRequest of(Payload payload) {
    return new InvocationRequest(
        payload, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
