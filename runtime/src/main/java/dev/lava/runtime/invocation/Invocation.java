package dev.lava.runtime.invocation;

import org.jspecify.annotations.Nullable;

/**
 * One event and what the platform says about it.
 *
 * @param requestId the platform's name of the invocation; a retry has the same
 * @param event the event
 * @param deadlineMillis when the platform gives up, in milliseconds since 1970
 * @param functionArn the ARN that was invoked, with version or alias; empty where not told
 * @param traceId X-Ray's trace header
 * @param clientContext what a mobile client sent, as JSON
 * @param cognitoIdentity who the mobile client is, as JSON
 * @param tenantId the tenant, for functions with tenant isolation
 * @param invocationId what tells this delivery from another of the same request; to be echoed
 */
public record Invocation(
    String requestId,
    Payload event,
    long deadlineMillis,
    String functionArn,
    @Nullable String traceId,
    @Nullable String clientContext,
    @Nullable String cognitoIdentity,
    @Nullable String tenantId,
    @Nullable String invocationId) {}
