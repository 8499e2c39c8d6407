package dev.lava.spring;

import dev.lava.spring.start.Assumptions;
import dev.lava.spring.start.ProcessedStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Processes the application that a handler runs.
 *
 * <pre>
 *   java -classpath ... dev.lava.spring.ProcessApplication HANDLER-CLASS DIRECTORY
 * </pre>
 *
 * Writes into the directory {@code sources} to compile, {@code classes} and {@code resources} that
 * go with them, and the files {@code release} with the number of this Java and {@code assumptions}.
 */
public final class ProcessApplication {
  /** The exit status where the handler ran no application. */
  public static final int NO_APPLICATION = 3;

  private ProcessApplication() {}

  /** Processes and ends; what goes wrong in the application or in Spring ends it with a trace. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> variables = ProcessedStart.variables();
    // Beans that the application registers by itself may ask for it before Spring sets it.
    System.setProperty("spring.aot.processing", "true");
    Path directory = Path.of(arguments[1]);
    Optional<StartedApplication> started = StartedApplication.of(arguments[0]);
    if (started.isEmpty()) {
      System.exit(NO_APPLICATION);
    }
    new ContextProcessor(started.get(), directory).process();
    Assumptions assumptions = Assumptions.of(started.get().asked().names(), variables);
    Files.writeString(directory.resolve("assumptions"), assumptions.text());
    Files.writeString(directory.resolve("release"), Integer.toString(Runtime.version().feature()));
    // The application may have left threads behind.
    System.exit(0);
  }
}
