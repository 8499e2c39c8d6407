package dev.lava.benchmarks;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.lava.runtime.json.EventCodec;
import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.JsonReader;
import dev.lava.runtime.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does an event take from bytes to the handler's type and back, beside AWS's serialization
 * library? An event of an HTTP API, read and written.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventCodecBenchmark {
  private static final byte[] EVENT =
      """
      {"version":"2.0","routeKey":"GET /greeting","rawPath":"/greeting","rawQueryString":"name=Ada",
      "cookies":["theme=dark","visits=3"],
      "headers":{"accept":"text/plain","host":"api.example","user-agent":"curl/8.14.1"},
      "queryStringParameters":{"name":"Ada"},
      "requestContext":{"accountId":"123456789012","apiId":"a1b2c3d4e5","domainName":"api.example",
      "domainPrefix":"a1b2c3d4e5","http":{"method":"GET","path":"/greeting","protocol":"HTTP/1.1",
      "sourceIp":"203.0.113.7","userAgent":"curl/8.14.1"},"requestId":"JKJaXmPLvHcESHA=",
      "routeKey":"GET /greeting","stage":"$default","time":"12/Mar/2026:19:03:58 +0000",
      "timeEpoch":1773342238000},"isBase64Encoded":false}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final EventCodec lava =
      EventCodecs.forEvent(APIGatewayV2HTTPEvent.class).of(APIGatewayV2HTTPEvent.class);
  private final PojoSerializer<APIGatewayV2HTTPEvent> aws =
      JacksonFactory.getInstance().getSerializer(APIGatewayV2HTTPEvent.class);

  /** Ours. */
  @Benchmark
  public int lava() {
    Object event = Objects.requireNonNull(lava.read(new JsonReader(EVENT, EVENT.length)));
    JsonWriter out = new JsonWriter();
    lava.write(out, event);
    return out.length();
  }

  /** {@code aws-lambda-java-serialization}. */
  @Benchmark
  public int aws() {
    APIGatewayV2HTTPEvent event = aws.fromJson(new ByteArrayInputStream(EVENT));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    aws.toJson(event, out);
    return out.size();
  }
}
