package io.fairlead.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void eachStudySaysWhyItIsStarted() {
    assertThat(Demo.PARTS)
        .allSatisfy(part -> assertThat(part.definition().rationale()).isNotNull());
  }
}
