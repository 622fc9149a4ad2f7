package io.fairlead.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BidTest {

  private static final double UNKNOWN = Double.NaN;

  @Test
  void informationTimesWeightDecidesPerCostWhereAllCostsAreKnown() {
    Bid little = new Bid(0.1, 1, 1);
    Bid weighty = new Bid(0.1, 1, 3);
    Bid dear = new Bid(0.8, 10, 1);
    assertThat(Bid.ranked(List.of(little, weighty, dear))).containsExactly(1, 0, 2);
    assertThat(weighty.worth()).isCloseTo(0.3, within(1e-12));
    Bid unpriced = new Bid(0.05, UNKNOWN, 1);
    assertThat(Bid.ranked(List.of(little, weighty, dear, unpriced))).containsExactly(2, 1, 0, 3);
  }

  @Test
  void whereNothingIsKnownYetComesFirstAndEqualOnesKeepTheirOrder() {
    Bid known = new Bid(0.5, 2, 1);
    Bid fresh = new Bid(UNKNOWN, 2, 1);
    assertThat(Bid.ranked(List.of(known, fresh, known, fresh))).containsExactly(1, 3, 0, 2);
    assertThat(Bid.ranked(List.of())).isEmpty();
  }

  @Test
  void itIsMadeFromAnExplanation() {
    var explanation = new Explanation("gp", "", 0.2, 4, Optional.empty(), List.of());
    assertThat(Bid.of(explanation, 2)).isEqualTo(new Bid(0.2, 4, 2));
    assertThat(Bid.of(explanation, 2).worthPerCost()).isEqualTo(0.1);
    assertThat(Bid.of(new Explanation("random", ""), 1).worth()).isInfinite();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bid(0.1, 1, 0))
        .withMessageContaining("finite weight above 0; they were 0.1, 1.0 and 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Bid(-1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bid(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bid(1, 1, UNKNOWN));
  }
}
