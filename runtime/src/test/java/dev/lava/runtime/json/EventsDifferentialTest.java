package dev.lava.runtime.json;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated values of every class in AWS's library of events, through our codec and through {@code
 * aws-lambda-java-serialization}. The seed names the value; more of them:
 *
 * <pre>mvn -pl runtime -am test -Dtest='*DifferentialTest' -Dlava.differential=1000</pre>
 */
class EventsDifferentialTest {
  private static final int SEEDS = Integer.getInteger("lava.differential", 10);
  private static final int MUTATIONS = 5;
  private static final String PACKAGE = "com/amazonaws/services/lambda/runtime/events/";

  static List<Class<?>> events() throws IOException, URISyntaxException, ClassNotFoundException {
    Path jar = Path.of(SQSEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> events = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String name : file.stream().map(entry -> entry.getName()).sorted().toList()) {
        if (name.startsWith(PACKAGE) && name.endsWith(".class") && !name.contains("$")) {
          Class<?> event = Class.forName(name.replace('/', '.').replace(".class", ""));
          if (!Modifier.isAbstract(event.getModifiers()) && !event.isEnum()) {
            events.add(event);
          }
        }
      }
    }
    return events;
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_is_written_and_read_alike(Class<?> event) {
    SideBySide codecs = codecs(event);
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomValues random = new RandomValues(seed);
      Object value = random.present(event, 6);
      String json = codecs.writeAlike(value, "seed " + seed);
      if (json == null) {
        continue;
      }
      codecs.readAlike(json, "seed " + seed);
      Object tree = JsonTree.of(json);
      for (int i = 0; i < MUTATIONS; i++) {
        codecs.readAlike(
            JsonTree.toJson(new Mutation(random).of(tree)), "seed " + seed + ", mutation " + i);
      }
    }
  }

  static SideBySide codecs(Class<?> event) {
    return SideBySide.ofEvent(event, EventsDifferentialTest::refusedOnPurpose);
  }

  /**
   * What AWS makes something of that nobody means: behind a date in seconds that is an object or an
   * array it loses its place, and takes what follows for members of something else; a text of S3's
   * that is an object or an array becomes its JSON; and so does a part of LexEvent.
   */
  private static boolean refusedOnPurpose(JsonException refusal) {
    String message = refusal.getMessage();
    return message.startsWith("a date (seconds since 1970) is needed, but the JSON has an ")
        || message.matches(
            "a string is needed, but the JSON has an (object|array) at \\$.Records.*")
        || message.matches(
            "an object is needed, but the JSON has an array at \\$.(bot|currentIntent)");
  }
}
