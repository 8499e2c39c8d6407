package dev.lava.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Basic realm=\"a, b\" | [Challenge[scheme=basic, parameters={realm=a, b}]]",
        "Bearer realm=\"https://t.example/token\",scope=\"repository:a:pull,push\" |"
            + " [Challenge[scheme=bearer, parameters={realm=https://t.example/token,"
            + " scope=repository:a:pull,push}]]",
        "Basic realm=plain, BEARER Realm = \"x\\\"y\" |"
            + " [Challenge[scheme=basic, parameters={realm=plain}],"
            + " Challenge[scheme=bearer, parameters={realm=x\"y}]]",
        "Negotiate | [Challenge[scheme=negotiate, parameters={}]]",
        "realm=\"nobody's\" | []",
        "`` | []"
      })
  void lists_of_challenges_are_taken_apart(String header, String challenges) {
    assertThat(Challenge.parse(header).stream().map(ChallengeTest::sorted).toList())
        .hasToString(challenges);
  }

  private static String sorted(Challenge challenge) {
    return "Challenge[scheme=%s, parameters=%s]"
        .formatted(challenge.scheme(), new java.util.TreeMap<>(challenge.parameters()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"", "=", ",,,", "Bearer realm=", "Bearer realm=\"", "a=\"\\", "==\"\"=="})
  void what_makes_no_sense_does_no_harm(String header) {
    assertThat(Challenge.parse(header)).hasSizeLessThan(2);
  }
}
