package dev.lava.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void the_order_of_the_values_does_not_matter() {
    Spread spread = Spread.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0));

    assertThat(spread.values()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    assertThat(spread.smallest()).isEqualTo(1);
    assertThat(spread.lowerQuartile()).isEqualTo(2);
    assertThat(spread.median()).isEqualTo(3);
    assertThat(spread.upperQuartile()).isEqualTo(4);
    assertThat(spread.largest()).isEqualTo(5);
  }

  @Test
  void quantiles_of_two_values_lie_between_them() {
    Spread spread = Spread.of(List.of(10.0, 20.0));

    assertThat(spread.lowerQuartile()).isEqualTo(12.5);
    assertThat(spread.median()).isEqualTo(15);
    assertThat(spread.quantile(0.99)).isEqualTo(19.9);
  }

  @Test
  void all_quantiles_of_one_value_are_that_value() {
    Spread spread = Spread.of(List.of(7.0));

    assertThat(spread.lowerQuartile()).isEqualTo(7);
    assertThat(spread.median()).isEqualTo(7);
    assertThat(spread.quantile(1)).isEqualTo(7);
  }

  @Test
  void no_values_are_refused() {
    assertThatThrownBy(() -> Spread.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a spread is of one value at least; saw none");
  }
}
