package dev.lava.bench;

import dev.lava.bench.contender.Kind;
import dev.lava.bench.result.Measured;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether the contenders did the same work: their answers are the same JSON. */
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN = 400;

  private Answers() {}

  /** A sentence for each contender that answers otherwise than the image. */
  static List<String> differences(List<Measured> measured) {
    List<String> differences = new ArrayList<>();
    String expected = answer(measured.getFirst());
    for (Measured contender : measured) {
      String answer = answer(contender);
      if (contender.kind() != Kind.IMAGE && contender.kind().answers() && !same(answer, expected)) {
        differences.add(
            "%s answers %s where this image answers %s"
                .formatted(contender.kind().title(), shown(answer), shown(expected)));
      }
    }
    return differences;
  }

  private static String answer(Measured contender) {
    return contender.samples().getLast().answer();
  }

  private static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    try {
      return JSON.readTree(one).equals(JSON.readTree(other));
    } catch (JacksonException _) {
      // An answer need not be JSON.
      return false;
    }
  }

  private static String shown(String answer) {
    return answer.length() > SHOWN ? answer.substring(0, SHOWN) + "…" : answer;
  }
}
