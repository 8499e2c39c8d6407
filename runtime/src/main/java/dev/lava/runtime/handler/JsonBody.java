package dev.lava.runtime.handler;

import dev.lava.api.StreamedResponse;
import dev.lava.runtime.body.BodyCodec;
import dev.lava.runtime.body.BodyCodecs;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.phases.StartPhases;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The event as the function's type and the answer as JSON; the codecs are ready from the start. */
final class JsonBody {
  static final Outcome NULL = new Outcome.Answer(Payload.of("null"));

  /** By name, so that it is loaded only where a function uses it. */
  private static final String STREAMED = "dev.lava.api.StreamedResponse";

  private static final boolean PHASES = System.getProperty(StartPhases.PROPERTY) != null;

  private final BodyCodec input;
  private final BodyCodec output;

  JsonBody(BodyCodecs codecs, Type input, Type output) {
    this.input = codecs.ofEvent(input);
    this.output = codecs.ofAnswer(output.getTypeName().equals(STREAMED) ? Object.class : output);
  }

  /** Whether an answer is one that streams. */
  static boolean isStreamed(@Nullable Object answer) {
    return answer != null && answer.getClass().getName().equals(STREAMED);
  }

  /** The event as an object; the message of a failure is that of AWS's runtime. */
  // The function's parameter may well be null, which AWS's unannotated interface cannot say.
  @SuppressWarnings("NullAway")
  Object read(Payload event) {
    reach(StartPhases.ARRIVED);
    try {
      return input.read(event);
    } catch (RuntimeException e) {
      throw new RuntimeException("An error occurred during JSON parsing", e);
    } finally {
      reach(StartPhases.DECODED);
    }
  }

  /**
   * The answer: one that streams as it is, any other as JSON; the message of a failure is that of
   * AWS's runtime.
   */
  Outcome write(@Nullable Object answer) {
    reach(StartPhases.RETURNED);
    if (answer != null && isStreamed(answer)) {
      return new Outcome.Stream((StreamedResponse) answer);
    }
    try {
      return new Outcome.Answer(output.write(answer));
    } catch (RuntimeException e) {
      throw new RuntimeException("An error occurred during JSON serialization of response", e);
    } finally {
      reach(StartPhases.ENCODED);
    }
  }

  private static void reach(int point) {
    if (PHASES) {
      StartPhases.reach(point, System.nanoTime());
    }
  }
}
