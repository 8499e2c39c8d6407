package dev.lava.runtime.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * What {@code java.util.logging} is configured by where records are JSON: {@link JulHandler} in the
 * console's place, and all else as the JDK has it. Its {@code LogManager} makes one when it is
 * first used, so a function that does not use it does not pay for it.
 */
public final class JulConfiguration {
  private static final String CLASS = "java.util.logging.config.class";
  private static final String FILE = "java.util.logging.config.file";
  private static final String SETTINGS = ".level=INFO\nhandlers=dev.lava.runtime.log.JulHandler\n";

  /**
   * Configures.
   *
   * @throws IOException never, as the settings are in memory
   */
  public JulConfiguration() throws IOException {
    LogManager.getLogManager()
        .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Has this configuration used, unless the function brings its own. */
  static void announce() {
    if (System.getProperty(CLASS) == null && System.getProperty(FILE) == null) {
      System.setProperty(CLASS, JulConfiguration.class.getName());
    }
  }
}
