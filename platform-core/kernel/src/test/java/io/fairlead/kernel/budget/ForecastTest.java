package io.fairlead.kernel.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Span MONTH = new Span(START, START.plus(Duration.ofDays(30)));

  private static Forecast forecast(List<Double> days, Double cap) {
    double used = days.stream().mapToDouble(each -> each).sum();
    return Objects.requireNonNull(
        Forecast.of(days, DAY, used, cap, MONTH, START.plus(DAY.multipliedBy(days.size()))));
  }

  @Test
  void steadyUseGoesOnWithoutDoubt() {
    Forecast forecast = forecast(Collections.nCopies(10, 2.0), 40.0);
    assertThat(forecast.expected()).isEqualTo(60, within(1e-9));
    assertThat(forecast.low()).isEqualTo(60, within(1e-9));
    assertThat(forecast.high()).isEqualTo(60, within(1e-9));
    assertThat(forecast.runsOut()).isEqualTo(START.plus(Duration.ofDays(20)));
  }

  @Test
  void aCapThatIsNotReachedInThePeriodHasNoEnd() {
    assertThat(forecast(Collections.nCopies(10, 2.0), 61.0).runsOut()).isNull();
  }

  @Test
  void oneDayAndAPeriodThatIsOverHaveNoForecast() {
    assertThat(Forecast.of(List.of(1.0), DAY, 1, null, MONTH, START.plus(DAY))).isNull();
    assertThat(Forecast.of(List.of(1.0, 1.0, 1.0), DAY, 3, null, MONTH, MONTH.until())).isNull();
  }

  @Test
  void theBandHoldsWhatComesAsOftenAsItSays() {
    Random random = new Random(5);
    int held = 0;
    int cases = 2_000;
    for (int i = 0; i < cases; i++) {
      List<Double> days = new ArrayList<>();
      double rest = 0;
      for (int day = 0; day < 30; day++) {
        double use = 5 + random.nextGaussian();
        if (day < 15) {
          days.add(use);
        } else {
          rest += use;
        }
      }
      Forecast forecast = forecast(days, null);
      double end = days.stream().mapToDouble(each -> each).sum() + rest;
      held += forecast.low() <= end && end <= forecast.high() ? 1 : 0;
    }
    assertThat(held / (double) cases).isBetween(0.90, 0.97);
  }

  @Test
  void anEstimatesIntervalHoldsTheSumOfTrialsToCome() {
    Random random = new Random(6);
    int held = 0;
    int cases = 2_000;
    for (int i = 0; i < cases; i++) {
      List<Double> earlier = new ArrayList<>();
      for (int j = 0; j < 3 + i % 20; j++) {
        earlier.add(10 + 2 * random.nextGaussian());
      }
      double sum = 0;
      for (int j = 0; j < 25; j++) {
        sum += 10 + 2 * random.nextGaussian();
      }
      Estimate estimate = Estimate.of(earlier, 25);
      held += estimate.low() <= sum && sum <= estimate.high() ? 1 : 0;
    }
    assertThat(held / (double) cases).isBetween(0.93, 0.97);
  }

  @Test
  void twoTrialsAreTooFewForAnEstimate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimate.of(List.of(1.0, 2.0), 5))
        .withMessageContaining("at least 3");
  }
}
