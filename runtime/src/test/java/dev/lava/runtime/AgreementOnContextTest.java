package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.TellsContext;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a function's context says, on our runtime and on AWS's, for the same headers. */
class AgreementOnContextTest {
  private static final List<String> HEADERS =
      List.of(
          "X-None: 1",
          "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1",
          "Lambda-Runtime-Aws-Tenant-Id: tenant-1",
          "Lambda-Runtime-Client-Context: {}",
          "Lambda-Runtime-Client-Context: null",
          "Lambda-Runtime-Client-Context: {\"custom\":{\"a\":\"b\"}}",
          "Lambda-Runtime-Client-Context: {\"client\":{},\"env\":{\"platform\":\"iOS\"}}",
          "Lambda-Runtime-Client-Context: {\"client\":{\"installation_id\":\"i\",\"app_title\":\"t\","
              + "\"app_version_name\":\"n\",\"app_version_code\":\"7\",\"app_package_name\":\"p\","
              + "\"unknown\":1},\"custom\":{\"a\":\"1\",\"b\":\"\"},\"env\":{\"c\":\"d\"},\"services\":{}}",
          "Lambda-Runtime-Cognito-Identity: {}",
          "Lambda-Runtime-Cognito-Identity: null",
          "Lambda-Runtime-Cognito-Identity: {\"cognitoIdentityId\":\"me\"}",
          "Lambda-Runtime-Cognito-Identity:"
              + " {\"cognitoIdentityId\":\"me\",\"cognitoIdentityPoolId\":\"us-east-1:pool\"}");

  static List<Map<String, String>> environments() {
    return List.of(
        Map.of(),
        Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "greeter",
            "AWS_LAMBDA_FUNCTION_VERSION", "7",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
            "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/greeter",
            "AWS_LAMBDA_LOG_STREAM_NAME", "s"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void is_the_same(Map<String, String> variables) throws Exception {
    assertThat(told(RuntimeProcess.OURS, variables))
        .isEqualTo(told(RuntimeProcess.AWS, variables))
        .hasSize(HEADERS.size())
        .noneMatch(told -> told.contains("errorMessage"));
  }

  private static List<String> told(String mainClass, Map<String, String> variables)
      throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
        RuntimeProcess process =
            RuntimeProcess.start(mainClass, api.address(), TellsContext.class, variables)) {
      List<String> told = new ArrayList<>();
      for (String header : HEADERS) {
        api.event("{}", header);
        told.add(api.posted().body());
      }
      process.terminate();
      return told;
    }
  }
}
