package dev.lava.runtime.invocation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** The context of one invocation, as AWS's interface has it. */
public final class InvocationContext implements Context {
  private final Invocation invocation;
  private final FunctionEnvironment environment;
  private final LambdaLogger logger;
  private final @Nullable ClientContext clientContext;
  private final @Nullable CognitoIdentity identity;

  /**
   * The context of an invocation.
   *
   * @throws dev.lava.runtime.json.JsonException where client context or identity are no JSON
   */
  public InvocationContext(
      Invocation invocation, FunctionEnvironment environment, LambdaLogger logger) {
    this.invocation = invocation;
    this.environment = environment;
    this.logger = logger;
    String client = invocation.clientContext();
    String who = invocation.cognitoIdentity();
    this.clientContext = client == null ? null : MobileContext.parse(client);
    this.identity = who == null ? null : MobileIdentity.parse(who);
  }

  @Override
  public String getAwsRequestId() {
    return invocation.requestId();
  }

  @Override
  public @Nullable String getLogGroupName() {
    return environment.logGroup();
  }

  @Override
  public @Nullable String getLogStreamName() {
    return environment.logStream();
  }

  @Override
  public @Nullable String getFunctionName() {
    return environment.functionName();
  }

  @Override
  public @Nullable String getFunctionVersion() {
    return environment.functionVersion();
  }

  @Override
  public String getInvokedFunctionArn() {
    return invocation.functionArn();
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return identity;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return clientContext;
  }

  /** How long until the platform gives up; 0 once it has. */
  @Override
  public int getRemainingTimeInMillis() {
    long remaining = invocation.deadlineMillis() - System.currentTimeMillis();
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, remaining));
  }

  @Override
  public int getMemoryLimitInMB() {
    return environment.memoryMegabytes();
  }

  @Override
  public LambdaLogger getLogger() {
    return logger;
  }

  @Override
  public @Nullable String getTenantId() {
    return invocation.tenantId();
  }

  @Override
  public @Nullable String getXrayTraceId() {
    return invocation.traceId();
  }
}
