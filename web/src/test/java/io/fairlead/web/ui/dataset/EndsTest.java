package io.fairlead.web.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndsTest {

  @Test
  void showsNumbersAsNumbersAndTextAsText() {
    assertThat(Ends.shown("18424")).isEqualTo("18,424");
    assertThat(Ends.shown("0.123456789")).isEqualTo("0.1235");
    assertThat(Ends.shown("-3")).isEqualTo("−3");
    assertThat(Ends.shown("1f")).isEqualTo("1f");
    assertThat(Ends.shown("no known savings")).isEqualTo("no known savings");
    assertThat(Ends.shown(null)).isEqualTo("–");
  }
}
