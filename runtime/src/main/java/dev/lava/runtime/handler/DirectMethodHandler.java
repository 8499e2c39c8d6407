package dev.lava.runtime.handler;

import dev.lava.runtime.launch.DirectFunction;
import org.jspecify.annotations.Nullable;

/** A method called by code that was generated when the image was built. */
final class DirectMethodHandler extends MethodHandler {
  private final DirectFunction direct;
  private final @Nullable Object instance;

  /** A method on an instance, or a static one on null. */
  DirectMethodHandler(
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
