package dev.lava.runtime.handler;

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

  private final EventCodec input;
  private final EventCodec output;

  JsonBody(Type input, Type output) {
    this.input = EventCodecs.forEvent(input).of(input);
    this.output = EventCodecs.forEvent(output).of(output);
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

  /** The answer; the message of a failure is that of AWS's runtime. */
  Outcome write(@Nullable Object answer) {
    if (answer == null) {
      return NULL;
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
