package dev.lava.spring;

import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.ContextAotProcessor;
import org.springframework.context.support.GenericApplicationContext;

/** Spring's processing of a context that is there already. */
final class ContextProcessor extends ContextAotProcessor {
  /** Parts of the names of files for native images, which nobody reads here. */
  private static final String UNUSED = "lava";

  private final ConfigurableApplicationContext context;

  ContextProcessor(StartedApplication application, Path directory) {
    super(
        application.mainClass(),
        Settings.builder()
            .sourceOutput(directory.resolve("sources"))
            .resourceOutput(directory.resolve("resources"))
            .classOutput(directory.resolve("classes"))
            .groupId(UNUSED)
            .artifactId(UNUSED)
            .build());
    this.context = application.context();
  }

  @Override
  protected GenericApplicationContext prepareApplicationContext(Class<?> application) {
    if (context instanceof GenericApplicationContext generic) {
      return generic;
    }
    throw new IllegalStateException(
        "Spring processes a GenericApplicationContext; the application's is a "
            + context.getClass().getName());
  }
}
