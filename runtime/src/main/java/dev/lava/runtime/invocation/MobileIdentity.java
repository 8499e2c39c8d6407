package dev.lava.runtime.invocation;

import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a mobile client is, to Amazon Cognito. */
record MobileIdentity(@Nullable String id, @Nullable String poolId) implements CognitoIdentity {
  static @Nullable CognitoIdentity parse(String json) {
    Map<?, ?> document = JsonHeader.object(json);
    return document == null
        ? null
        : new MobileIdentity(
            JsonHeader.text(document, "cognitoIdentityId"),
            JsonHeader.text(document, "cognitoIdentityPoolId"));
  }

  @Override
  public @Nullable String getIdentityId() {
    return id;
  }

  @Override
  public @Nullable String getIdentityPoolId() {
    return poolId;
  }
}
