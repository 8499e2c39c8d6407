package dev.lava.runtime.handler;

import dev.lava.api.StreamedResponse;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.json.EventCodec;
import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.JsonException;
import dev.lava.runtime.json.JsonReader;
import dev.lava.runtime.json.JsonWriter;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The event as the function's type and the answer as JSON; the codecs are ready from the start. */
final class JsonBody {
  static final Outcome NULL = new Outcome.Answer(Payload.of("null"));

  /** By name, so that it is loaded only where a function uses it. */
  private static final String STREAMED = "dev.lava.api.StreamedResponse";

  private final EventCodec input;
  private final EventCodec output;

  JsonBody(Type input, Type output) {
    this.input = EventCodecs.forEvent(input).of(input);
    Type written = output.getTypeName().equals(STREAMED) ? Object.class : output;
    this.output = EventCodecs.forEvent(written).of(written);
  }

  /** Whether an answer is one that streams. */
  static boolean isStreamed(@Nullable Object answer) {
    return answer != null && answer.getClass().getName().equals(STREAMED);
  }

  /** The event as an object; the message of a failure is that of AWS's runtime. */
  // The function's parameter may well be null, which AWS's unannotated interface cannot say.
  @SuppressWarnings("NullAway")
  Object read(Payload event) {
    try {
      return input.readNullable(new JsonReader(event.bytes(), event.length()));
    } catch (JsonException e) {
      throw new RuntimeException("An error occurred during JSON parsing", e);
    }
  }

  /**
   * The answer: one that streams as it is, any other as JSON; the message of a failure is that of
   * AWS's runtime.
   */
  Outcome write(@Nullable Object answer) {
    if (answer == null) {
      return NULL;
    }
    if (isStreamed(answer)) {
      return new Outcome.Stream((StreamedResponse) answer);
    }
    try {
      JsonWriter out = new JsonWriter();
      output.write(out, answer);
      return new Outcome.Answer(new Payload(out.bytes(), out.length()));
    } catch (JsonException | ClassCastException e) {
      throw new RuntimeException("An error occurred during JSON serialization of response", e);
    }
  }
}
