package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells all that its context says. */
public class TellsContext implements RequestHandler<Object, List<String>> {
  @Override
  public List<String> handleRequest(Object input, Context context) {
    List<@Nullable Object> told = new ArrayList<>();
    Collections.addAll(
        told,
        context.getAwsRequestId(),
        context.getInvokedFunctionArn(),
        context.getFunctionName(),
        context.getFunctionVersion(),
        context.getLogGroupName(),
        context.getLogStreamName(),
        context.getMemoryLimitInMB(),
        context.getRemainingTimeInMillis() > 1_000_000,
        context.getTenantId(),
        context.getXrayTraceId(),
        System.getProperty("com.amazonaws.xray.traceHeader"),
        context.getLogger().equals(LambdaRuntime.getLogger()));
    tellIdentity(context.getIdentity(), told);
    tellClient(context.getClientContext(), told);
    return told.stream().map(String::valueOf).toList();
  }

  private static void tellIdentity(
      @Nullable CognitoIdentity identity, List<@Nullable Object> told) {
    told.add(identity == null ? "no identity" : identity.getIdentityId());
    told.add(identity == null ? "no identity" : identity.getIdentityPoolId());
  }

  private static void tellClient(@Nullable ClientContext context, List<@Nullable Object> told) {
    if (context == null) {
      told.add("no client context");
      return;
    }
    told.add(context.getCustom());
    told.add(context.getEnvironment());
    Client client = context.getClient();
    if (client == null) {
      told.add("no client");
      return;
    }
    told.add(client.getInstallationId());
    told.add(client.getAppTitle());
    told.add(client.getAppVersionName());
    told.add(client.getAppVersionCode());
    told.add(client.getAppPackageName());
  }
}
