package dev.lava.build.spring;

import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.types.FunctionTypes;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Whether a function brings a Spring Boot that can process ahead of time. */
final class SpringBoot {
  /** Of every Spring Boot. */
  private static final String APPLICATION = "org/springframework/boot/SpringApplication.class";

  /** Came with Spring Boot 3.0, and with it all that the processing takes. */
  private static final String PROCESSOR =
      "org/springframework/boot/SpringApplicationAotProcessor.class";

  private static final Pattern JAR = Pattern.compile("spring-boot-[0-9].*\\.jar");

  private SpringBoot() {}

  /** Whether a dependency is called as Spring Boot is; opens no jar. */
  static boolean isNamedIn(FunctionContents contents) {
    return contents.dependencies().stream()
        .anyMatch(dependency -> JAR.matcher(dependency.fileName()).matches());
  }

  /**
   * Passes where it does.
   *
   * @throws BuildException otherwise; the message says what the function has
   */
  static void require(FunctionContents contents, Path scratch) throws BuildException, IOException {
    try (FunctionTypes types = FunctionTypes.open(contents, scratch)) {
      URL application = types.loader().getResource(APPLICATION);
      if (application == null) {
        throw new BuildException(
            "%s is for applications on Spring Boot 3.0 or newer; there is no class org.springframework.boot.SpringApplication in the function or its dependencies (%d). Build it without the option"
                .formatted(SpringAheadOfTime.OPTION, contents.dependencies().size()));
      }
      if (types.loader().getResource(PROCESSOR) == null) {
        throw new BuildException(
            "%s takes Spring Boot 3.0 or newer, which brings org.springframework.boot.SpringApplicationAotProcessor; that of the function, %s, does not"
                .formatted(SpringAheadOfTime.OPTION, jar(application)));
      }
    }
  }

  /** The jar's name in {@code jar:file:/lib/spring-boot-2.7.18.jar!/org/...}. */
  private static String jar(URL resource) {
    String text = resource.toString();
    int end = text.indexOf("!/");
    return text.substring(text.lastIndexOf('/', end) + 1, end);
  }
}
