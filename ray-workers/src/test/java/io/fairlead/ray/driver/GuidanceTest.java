package io.fairlead.ray.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.agent.DriverSettings;
import org.junit.jupiter.api.Test;

class GuidanceTest {

  private final Guidance guidance = new Guidance();

  @Test
  void withoutAWordADriverLeasesWhatItCan() {
    assertThat(guidance.yields()).isFalse();
    assertThat(guidance.share()).isEqualTo(Integer.MAX_VALUE);
    assertThat(guidance.takeWantedBack()).isEmpty();
  }

  @Test
  void theLastWordCountsAndWhatIsWantedBackIsTakenOnce() {
    guidance.receive(DriverSettings.SHARE + 3);
    guidance.receive(DriverSettings.SHARE + 1);
    guidance.receive(DriverSettings.GIVE_BACK + "{\"cpus\": 2, \"gpus\": 1, \"memoryBytes\": 0}");
    guidance.receive(DriverSettings.YIELD);

    assertThat(guidance.share()).isEqualTo(1);
    assertThat(guidance.yields()).isTrue();
    assertThat(guidance.takeWantedBack()).contains(new Resources(2, 1, 0));
    assertThat(guidance.takeWantedBack()).isEmpty();
  }
}
