package io.fairlead.kernel.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BudgetResourceTest {

  @Test
  void amountsAreRoundedToWholeUnits() {
    assertThat(BudgetResource.COST.units(new BigDecimal("0.0000014"))).isEqualTo(1);
    assertThat(BudgetResource.CPU.units(new BigDecimal("1.5"))).isEqualTo(5_400_000);
  }

  @Test
  void numbersWhoseDigitsWouldFillTheMemoryAreNotWrittenOut() {
    assertThat(BudgetResource.COST.units(new BigDecimal("1e-999999999"))).isZero();
    assertThat(BudgetResource.COST.units(new BigDecimal("0e999999999"))).isZero();
    assertThatThrownBy(() -> BudgetResource.COST.units(new BigDecimal("1e999999999")))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("at most 20 digits");
  }
}
