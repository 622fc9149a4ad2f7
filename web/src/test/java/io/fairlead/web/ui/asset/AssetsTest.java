package io.fairlead.web.ui.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetsTest {

  @Test
  void namesTheContentInEachAddress() {
    assertThat(Assets.path("chart.js")).matches("fairlead/[0-9a-f]{12}/chart\\.js");
    assertThat(Assets.url("frame.js")).isEqualTo("context://" + Assets.path("frame.js"));
  }

  @Test
  void digestsWhatTheFilesHoldAndHowTheyAreCalled() {
    byte[] one = {1};
    String digest = Assets.digest(Map.of("a.js", one));
    assertThat(Assets.digest(Map.of("a.js", one))).isEqualTo(digest);
    assertThat(Assets.digest(Map.of("a.js", new byte[] {2}))).isNotEqualTo(digest);
    assertThat(Assets.digest(Map.of("b.js", one))).isNotEqualTo(digest);
  }
}
