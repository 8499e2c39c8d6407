package dev.lava.emulator.environment;

import java.io.IOException;
import java.util.Map;

/** Starts the processes of a function: in a sandbox, on the host, or in a test's own threads. */
@FunctionalInterface
public interface FunctionLauncher {
  /**
   * Starts one process and returns at once, without waiting for the function in it. Called from any
   * thread, for several environments at a time.
   *
   * @param environment all of the process's environment variables; {@code AWS_LAMBDA_RUNTIME_API}
   *     says as {@code HOST:PORT} where it has to ask for its invocations
   * @throws IOException where the process cannot be started; the caller of the function gets the
   *     message
   */
  FunctionProcess launch(Map<String, String> environment) throws IOException;
}
