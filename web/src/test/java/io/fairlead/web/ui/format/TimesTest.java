package io.fairlead.web.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void givesTheTwoLargestUnits() {
    assertThat(Times.span(Duration.ofSeconds(200))).isEqualTo("3 m 20 s");
    assertThat(Times.span(Duration.ofSeconds(3_700))).isEqualTo("1 h 1 m");
    assertThat(Times.span(Duration.ofDays(2))).isEqualTo("2 d 0 h");
    assertThat(Times.span(Duration.ofSeconds(-4))).isEqualTo("0 s");
  }

  @Test
  void isRelativeToNow() {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    assertThat(Times.ago(now.minusSeconds(3), now)).isEqualTo("just now");
    assertThat(Times.ago(now.minusSeconds(300), now)).isEqualTo("5 m ago");
    assertThat(Times.ago(now.minusSeconds(90_000), now)).isEqualTo("1 d ago");
  }
}
