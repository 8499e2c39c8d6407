package dev.lava.runtime.json;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of classes that are made up, through our codec and through {@code
 * aws-lambda-java-serialization}. The seed names the classes and their values; more of them as in
 * {@link EventsDifferentialTest}.
 */
class PojosDifferentialTest {
  private static final int CLASSES = 60;
  private static final int VALUES = 5;
  private static final int MUTATIONS = 4;

  static LongStream seeds() {
    return LongStream.range(0, Math.max(1, Integer.getInteger("lava.differential", 10) / 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_class_is_written_and_read_alike(long seed) throws ClassNotFoundException {
    for (Map.Entry<Class<?>, String> pojo :
        new GeneratedPojos(seed, CLASSES).classes().entrySet()) {
      SideBySide codecs = SideBySide.of(pojo.getKey(), PojosDifferentialTest::refusedOnPurpose);
      for (int i = 0; i < VALUES; i++) {
        RandomValues random = new RandomValues(i);
        String which = "seed " + seed + ", value " + i + " of " + pojo.getValue();
        String json = codecs.writeAlike(random.present(pojo.getKey(), 4), which);
        if (json != null) {
          codecs.readAlike(json, which);
          Object tree = JsonTree.of(json);
          for (int mutation = 0; mutation < MUTATIONS; mutation++) {
            codecs.readAlike(JsonTree.toJson(new Mutation(random).of(tree)), which);
          }
        }
      }
    }
  }

  /** Fractions of an hour or a second in the fields of a local time, which AWS cuts off. */
  private static boolean refusedOnPurpose(JsonException refusal) {
    return refusal.getMessage().startsWith("a field of a date is needed, but the JSON has 2.75");
  }
}
