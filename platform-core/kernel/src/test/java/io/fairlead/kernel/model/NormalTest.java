package io.fairlead.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

  /** Values of SciPy's norm.cdf. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.8413447460685429",
    "-1.959963984540054, 0.025",
    "2.4, 0.9918024640754038",
    "-2.6, 0.004661188023718732",
    "-6, 9.865876450376946e-10",
    "-20, 2.7536241186062337e-89",
    "9, 1"
  })
  void theShareBelow(double z, double expected) {
    assertThat(Normal.cumulative(z)).isCloseTo(expected, within(1e-12 * expected));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-5, 0.02, 0.3, 0.5, 0.77, 0.999, 0.9999999})
  void quantilesAreTheInverse(double p) {
    assertThat(Normal.cumulative(Normal.quantile(p))).isCloseTo(p, within(1e-6 * p));
  }

  /** log(φ(z) + z·Φ(z)) in 50 digits. */
  @ParameterizedTest
  @CsvSource({
    "0, -0.9189385332046727",
    "2, 0.697383545788",
    "-1, -2.48512102571",
    "-3, -7.8696860596",
    "-40, -808.298568357"
  })
  void improvementsAreExactFarIntoTheTail(double z, double expected) {
    assertThat(Normal.logImprovement(z)).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e2, -1e4, -1e6})
  void improvementsKeepTheirOrderWhereTheyAreTiny(double z) {
    assertThat(Normal.logImprovement(z)).isFinite().isGreaterThan(Normal.logImprovement(z * 1.01));
  }
}
