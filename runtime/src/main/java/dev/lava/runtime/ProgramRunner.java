package dev.lava.runtime;

import dev.lava.api.FunctionRunner;
import dev.lava.api.Lava;
import java.lang.reflect.Type;

/** Runs the function that a program hands to {@code Lava.run}, which finds this by its name. */
public final class ProgramRunner implements FunctionRunner {
  @Override
  public void run(Type event, Lava.ContextFunction<?> function) {
    LavaRuntime.serve(resolver -> resolver.ofProgram(event, function));
  }

  @Override
  public void run(Lava.BytesFunction function) {
    LavaRuntime.serve(resolver -> resolver.ofProgram(function));
  }
}
