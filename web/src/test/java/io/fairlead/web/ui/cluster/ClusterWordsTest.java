package io.fairlead.web.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.Resources;
import org.junit.jupiter.api.Test;

class ClusterWordsTest {

  @Test
  void oneAloneIsSingular() {
    assertThat(ClusterWords.resources(new Resources(1, 0, 0, null))).isEqualTo("1 CPU");
    assertThat(ClusterWords.resources(new Resources(0.5, 0, 0, null))).isEqualTo("0.5 CPUs");
    assertThat(ClusterWords.resources(new Resources(2, 1, 4L << 30, "A100")))
        .isEqualTo("2 CPUs, 4 GiB, 1 × A100");
  }
}
