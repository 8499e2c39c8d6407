package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownNamesTest {
  private static final String PROPERTY = "networkaddress.cache.negative.ttl";

  private final @Nullable String before = Security.getProperty(PROPERTY);
  private final List<String> problems = new ArrayList<>();

  @AfterEach
  void restore() {
    Security.setProperty(PROPERTY, before == null ? "" : before);
    System.clearProperty("java.security.properties");
  }

  @Test
  void stay_unknown_as_long_as_the_variable_says() throws IOException {
    remember("7");

    assertThat(Security.getProperty(PROPERTY)).isEqualTo("7");
    assertThat(problems).isEmpty();
  }

  @Test
  void stay_unknown_as_long_as_the_users_own_properties_say(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("mine"), PROPERTY + "=3");
    System.setProperty("java.security.properties", "=" + file);
    remember("7");

    assertThat(Security.getProperty(PROPERTY)).isEqualTo(before);
  }

  @Test
  void need_a_number() throws IOException {
    remember("soon");

    assertThat(problems)
        .containsExactly(
            "AWS_LAMBDA_JAVA_NETWORKADDRESS_CACHE_NEGATIVE_TTL must be a number of seconds, such as"
                + " 10, or -1, but is 'soon'");
    assertThat(Security.getProperty(PROPERTY)).isEqualTo(before);
  }

  private void remember(String seconds) throws IOException {
    UnknownNames.remember(
        Map.of("AWS_LAMBDA_JAVA_NETWORKADDRESS_CACHE_NEGATIVE_TTL", seconds), problems);
  }
}
