package dev.lava.spring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * An application that has come as far as knowing its sources, and was abandoned there: no bean was
 * made.
 *
 * <p>The handler is made, as the runtime makes it at each start, and not the application's {@code
 * main} called: an adapter such as Spring Cloud Function's has sources and arguments of its own.
 *
 * @param mainClass the class whose name Spring derives that of the generated initializer from
 * @param context what is to be processed
 * @param asked the properties that it is asked for, also those that processing will ask for
 */
record StartedApplication(
    Class<?> mainClass, ConfigurableApplicationContext context, AskedProperties asked) {
  /** Whose method {@code main} is on the stack where an application looks for its main class. */
  private static final String RUNTIME = "dev.lava.runtime.LavaRuntime";

  /**
   * The first application that a handler's class runs while it is initialized and made; empty where
   * it runs none.
   *
   * @throws IllegalStateException where the class cannot be made, and no application had started
   */
  static Optional<StartedApplication> of(String handlerClass) {
    Capture capture = new Capture();
    try {
      SpringApplication.withHook(capture, () -> make(handlerClass));
    } catch (AbandonedRunException e) {
      // As the capture wants it.
    }
    return Optional.ofNullable(capture.started);
  }

  private static void make(String handlerClass) {
    try {
      Class.forName(handlerClass).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof AbandonedRunException abandoned) {
          throw abandoned;
        }
      }
      throw new IllegalStateException("the handler's class cannot be made: " + handlerClass, e);
    }
  }

  /** Takes the first application, and ends its run. */
  private static final class Capture implements SpringApplicationHook {
    private @Nullable StartedApplication started;

    @Override
    public SpringApplicationRunListener getRunListener(SpringApplication application) {
      AskedProperties asked = new AskedProperties();
      return new SpringApplicationRunListener() {
        @Override
        public void environmentPrepared(
            ConfigurableBootstrapContext bootstrap, ConfigurableEnvironment environment) {
          asked.listenTo(environment);
        }

        @Override
        public void contextLoaded(ConfigurableApplicationContext context) {
          if (started == null) {
            started = new StartedApplication(mainClass(application), context, asked);
          }
          throw new AbandonedRunException(context);
        }
      };
    }

    private static Class<?> mainClass(SpringApplication application) {
      Class<?> main = application.getMainApplicationClass();
      if (main != null && main != ProcessApplication.class) {
        return main;
      }
      try {
        return Class.forName(RUNTIME, false, Capture.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("the image has no runtime: " + RUNTIME, e);
      }
    }
  }
}
