package dev.lava.spring.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;

/**
 * Has Spring take what it generated when the image was built, where this start's variables are what
 * it assumed then. Where they are not, says which, and leaves the start an ordinary one.
 *
 * <p>A function that has {@code spring.aot.enabled} in its own {@code spring.properties} or as a
 * system property has decided by itself.
 */
public final class ProcessedStart
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  /** Behind what may add properties, which has 10, and before logging, which has 20 and asks. */
  private static final int AFTER_PROPERTIES = HIGHEST_PRECEDENCE + 15;

  /** Spring Boot makes it. */
  public ProcessedStart() {}

  @Override
  public int getOrder() {
    return AFTER_PROPERTIES;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    if (SpringProperties.getProperty(AotDetector.AOT_ENABLED) != null) {
      return;
    }
    Set<String> broken = assumptions().broken(variables());
    if (broken.isEmpty()) {
      SpringProperties.setFlag(AotDetector.AOT_ENABLED);
    } else {
      System.err.println(
          "lava: this start does without what Spring found out when the image was built, and takes longer, since these variables or properties are not as they were then: "
              + String.join(", ", broken)
              + ". 'lava build' takes them with --train-env");
    }
  }

  /** Environment variables and system properties; a name that both have is the property's. */
  public static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    Properties properties = System.getProperties();
    for (String name : properties.stringPropertyNames()) {
      variables.put(name, properties.getProperty(name));
    }
    return variables;
  }

  private static Assumptions assumptions() {
    try (InputStream in =
        ProcessedStart.class.getClassLoader().getResourceAsStream(Assumptions.RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "%s is not on the class path, where 'lava build' puts it beside this class"
                .formatted(Assumptions.RESOURCE));
      }
      return Assumptions.read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
