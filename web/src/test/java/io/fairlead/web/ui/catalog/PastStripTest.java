package io.fairlead.web.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.PastValues.Past;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PastStripTest {

  private static Past past(String value, double rank) {
    return new Past(new UUID(1, 2), value, rank);
  }

  @Test
  void saysAndDrawsWhereTheBestWere() {
    PastStrip strip =
        new PastStrip(
            new FloatDomain(0.001, 0.1, Scale.LOG),
            List.of(past("0.01", 0), past("0.02", 0.1), past("0.5", 1)));
    assertThat(strip.sentence())
        .isEqualTo(
            "3 complete trials here; the best tenth of each study had it from 0.01 to 0.02.");
    assertThat(strip.svg())
        .as("beyond what is approved, too")
        .contains("past-approved", "past-best", "past-all")
        .doesNotContain("NaN");
  }

  @Test
  void countsChoices() {
    PastStrip strip =
        new PastStrip(
            new CategoricalDomain(List.of("a", "b")), List.of(past("a", 0), past("a", 0.8)));
    assertThat(strip.sentence())
        .isEqualTo(
            "Of 2 complete trials here: a in 2, 1 of them among the best tenth of their study.");
    assertThat(strip.svg()).isEmpty();
  }

  @Test
  void saysThatThereAreNone() {
    assertThat(new PastStrip(new FloatDomain(0, 1, Scale.LINEAR), List.of()).sentence())
        .startsWith("No trial");
  }
}
