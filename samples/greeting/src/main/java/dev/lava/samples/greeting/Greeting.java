package dev.lava.samples.greeting;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;

/** Greets whoever the query string names: {@code GET /greeting?name=Ada}. */
public class Greeting implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Map<String, String> query = event.getQueryStringParameters();
    String name = query == null ? "world" : query.getOrDefault("name", "world");
    context.getLogger().log("greeting " + name + "\n");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(Map.of("content-type", "text/plain; charset=utf-8"))
        .withBody("Hello, " + name + "!")
        .build();
  }
}
