package dev.lava.runtime.json;

import com.amazonaws.lambda.thirdparty.com.fasterxml.jackson.core.JsonProcessingException;
import com.amazonaws.lambda.thirdparty.com.fasterxml.jackson.databind.JsonNode;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** AWS's serialization of a type, as its runtime sets it up. */
record AwsCodec(PojoSerializer<Object> serializer) {
  static AwsCodec of(Type type) {
    return new AwsCodec(JacksonFactory.getInstance().getSerializer(type));
  }

  /** As {@link #of}, for the type of a whole event or answer. */
  static AwsCodec ofEvent(Class<?> event) {
    return LambdaEventSerializers.isLambdaSupportedEvent(event.getName())
        ? new AwsCodec(AwsLibrary.serializerFor(event))
        : of(event);
  }

  @Nullable Object read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Nullable Object read(byte[] json) {
    return serializer.fromJson(new ByteArrayInputStream(json));
  }

  String write(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    serializer.toJson(value, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** JSON as a tree, in which order and spelling of numbers do not count. */
  static JsonNode tree(String json) {
    try {
      return JacksonFactory.getInstance().getMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }
}
