package dev.lava.runtime.handler;

import dev.lava.runtime.launch.DirectFunction;
import org.jspecify.annotations.Nullable;

/** A method called by code that was generated when the image was built. */
final class DirectMethodHandler extends MethodHandler {
  private final DirectFunction direct;
  private final @Nullable Object instance;

  /** Made here, so that whoever calls this is verified without loading this class. */
  static MethodHandler of(
      DirectFunction direct, @Nullable Object instance, MethodShape shape, JsonBody json) {
    return new DirectMethodHandler(direct, instance, shape, json);
  }

  /** A method on an instance, or a static one on null. */
  private DirectMethodHandler(
      DirectFunction direct, @Nullable Object instance, MethodShape shape, JsonBody json) {
    super(shape, json);
    this.direct = direct;
    this.instance = instance;
  }

  @Override
  @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
    return direct.call(instance, arguments);
  }
}
