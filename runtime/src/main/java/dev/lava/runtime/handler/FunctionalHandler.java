package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lava.runtime.body.BodyCodecs;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A function that is one of {@code java.util.function}'s. */
sealed interface FunctionalHandler extends Handler {
  /** An object in, an object out. */
  record Applying(Function<Object, Object> function, JsonBody json) implements FunctionalHandler {
    @Override
    public Outcome handle(Invocation invocation, Context context) {
      return json.write(function.apply(json.read(invocation.event())));
    }
  }

  /** An object out; the event is not looked at. */
  record Supplying(Supplier<Object> supplier, JsonBody json) implements FunctionalHandler {
    @Override
    public Outcome handle(Invocation invocation, Context context) {
      return json.write(supplier.get());
    }
  }

  /** An object in; the answer is null. */
  record Accepting(Consumer<Object> consumer, JsonBody json) implements FunctionalHandler {
    @Override
    public Outcome handle(Invocation invocation, Context context) {
      consumer.accept(json.read(invocation.event()));
      return JsonBody.NULL;
    }
  }

  /**
   * The handler of a function.
   *
   * @param contract which of the three interfaces it is called by
   * @param bindings what the interface's type variables stand for
   * @param codecs those of the function
   */
  @SuppressWarnings("unchecked") // the codecs give it what its type parameters say
  static FunctionalHandler of(
      Object function, Class<?> contract, TypeBindings bindings, BodyCodecs codecs) {
    Type first = bindings.resolve(contract.getTypeParameters()[0]);
    if (contract == Function.class) {
      Type second = bindings.resolve(contract.getTypeParameters()[1]);
      return new Applying((Function<Object, Object>) function, new JsonBody(codecs, first, second));
    }
    return contract == Supplier.class
        ? new Supplying((Supplier<Object>) function, new JsonBody(codecs, Object.class, first))
        : new Accepting((Consumer<Object>) function, new JsonBody(codecs, first, Object.class));
  }
}
