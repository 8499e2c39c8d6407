package dev.lava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.bench.contender.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void the_same_json_is_the_same_answer_however_it_is_written() {
    assertThat(differences("{\"a\":1,\"b\":[2]}", "{ \"b\": [2], \"a\": 1 }")).isEmpty();
  }

  @Test
  void other_json_is_told_with_both_answers() {
    assertThat(differences("{\"sum\":3}", "{\"sum\":4}"))
        .containsExactly("AWS's client answers {\"sum\":4} where this image answers {\"sum\":3}");
  }

  @Test
  void an_answer_need_not_be_json() {
    assertThat(differences("hello", "hello")).isEmpty();
    assertThat(differences("hello", "\"hello\"")).hasSize(1);
  }

  @Test
  void the_floor_program_answers_with_the_event() {
    assertThat(
            Answers.differences(
                List.of(
                    Samples.measured(Kind.IMAGE, 50, "{\"sum\":3}"),
                    Samples.measured(Kind.FLOOR, 40, "[1,2]"))))
        .isEmpty();
  }

  private static List<String> differences(String ours, String theirs) {
    return Answers.differences(
        List.of(Samples.measured(Kind.IMAGE, 50, ours), Samples.measured(Kind.AWS, 300, theirs)));
  }
}
