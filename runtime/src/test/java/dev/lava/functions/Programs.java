package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lava.api.EventType;
import dev.lava.api.HttpHead;
import dev.lava.api.Lava;
import java.util.List;
import java.util.Map;

/** Functions that are programs. */
public final class Programs {
  private Programs() {}

  /** Takes the event alone. */
  public static class OfEvent {
    public static void main(String[] arguments) {
      Lava.run(Functions.Person.class, person -> Map.of("next", person.age + 1));
    }
  }

  /** Takes the context as well. */
  public static class OfContext {
    public static void main(String[] arguments) {
      Lava.run(
          String.class,
          (event, context) -> {
            context.log("from the program\n");
            return List.of(
                event,
                context.requestId(),
                context.remainingTime().isPositive(),
                context.as(Context.class).getMemoryLimitInMB());
          });
    }
  }

  /** Takes a generic type. */
  public static class OfList {
    public static void main(String[] arguments) {
      Lava.run(new EventType<List<Functions.Person>>() {}, people -> people.get(0).age);
    }
  }

  /** Takes bytes. */
  public static class OfBytes {
    public static void main(String[] arguments) {
      Lava.run((in, out, context) -> in.transferTo(out));
    }
  }

  /** Streams. */
  public static class Streaming {
    public static void main(String[] arguments) {
      Lava.run(Object.class, event -> HttpHead.of(200).streams(out -> out.write('s')));
    }
  }

  /** Fails with a checked exception. */
  public static class Failing {
    public static void main(String[] arguments) {
      Lava.run(
          String.class,
          event -> {
            throw new Exception("checked " + event);
          });
    }
  }

  /** Throws before it comes to it. */
  public static class Broken {
    public static void main(String[] arguments) {
      Lava.run(Integer.class, Integer.getInteger("dev.lava.no.such.property")::compareTo);
    }
  }

  /** Does not come to it. */
  public static class Silent {
    public static void main(String[] arguments) {}
  }
}
