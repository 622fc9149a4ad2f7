package io.fairlead.web.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void keepsFourSignificantDigits() {
    assertThat(Numbers.brief(0.804231)).isEqualTo("0.8042");
    assertThat(Numbers.brief(12345.6)).isEqualTo("12,350");
    assertThat(Numbers.brief(0.5)).isEqualTo("0.5");
    assertThat(Numbers.brief(-3.0)).isEqualTo("−3");
  }

  @Test
  void writesVerySmallAndVeryLargeOnesWithAnExponent() {
    assertThat(Numbers.brief(0.0000015)).isEqualTo("1.5e-06");
    assertThat(Numbers.brief(2e9)).isEqualTo("2e+09");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(Numbers.brief(null)).isEqualTo("–");
    assertThat(Numbers.brief(Double.NaN)).isEqualTo("not a number");
    assertThat(Numbers.value("gbdt")).isEqualTo("gbdt");
  }

  @Test
  void countsBytesInDecimalUnits() {
    assertThat(Numbers.bytes(999)).isEqualTo("999 B");
    assertThat(Numbers.bytes(1_250_000)).isEqualTo("1.3 MB");
  }
}
