package io.fairlead.kernel.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InformationTest {

  private static final Prediction AT = new Prediction(0, 1);
  private static final double[] OPTIMA = {-2, -1.5, -1, -0.5};

  /** One of two optima rules out half of the values, the other one nothing. */
  @Test
  void withoutNoiseItIsWhatTheTruncationTells() {
    double nats = Information.nats(AT, 1e-9, new double[] {0, -30});
    // p = φ(z), and 2φ(z) above 0; their mixture is φ/2 below and 3φ/2 above.
    double expected = 0.5 * Math.log(2) - (0.25 * Math.log(0.5) + 0.75 * Math.log(1.5));
    assertThat(nats).isCloseTo(expected, within(0.02));
  }

  @Test
  void noiseTakesAwayFromIt() {
    double exact = Information.nats(AT, 1e-6, OPTIMA);
    double noisy = Information.nats(AT, 1, OPTIMA);
    double deaf = Information.nats(AT, 1e6, OPTIMA);
    assertThat(exact).isGreaterThan(noisy);
    assertThat(noisy).isGreaterThan(deaf).isPositive();
    assertThat(deaf).isLessThan(1e-3);
  }

  @Test
  void whereNothingIsOpenNothingIsTold() {
    assertThat(Information.nats(new Prediction(3, 1e-3), 0.01, OPTIMA)).isLessThan(1e-3);
    assertThat(Information.nats(AT, 0.01, new double[] {-1, -1, -1})).isLessThan(1e-9);
  }

  @Test
  void farPlacesAndStrangeOptimaStayFinite() {
    assertThat(Information.nats(new Prediction(-50, 0.1), 0.01, OPTIMA)).isZero();
    assertThat(Information.nats(new Prediction(50, 0.1), 0, OPTIMA)).isBetween(0.0, 1e-9);
  }
}
