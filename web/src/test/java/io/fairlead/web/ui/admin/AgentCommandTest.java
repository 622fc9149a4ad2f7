package io.fairlead.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AgentCommandTest {

  private static AgentCommand command(String address, String host) {
    return new AgentCommand(address, host, 9451, new MockEnvironment(), Clock.systemUTC());
  }

  @Test
  void namesWhereThePlatformListens() {
    AgentCommand here = command("", "127.0.0.1");
    assertThat(here.of("a", "t0ken", "local"))
        .isEqualTo("./fairlead agent --platform 127.0.0.1:9451 --token t0ken --ray local --name a");
    assertThat(here.where()).contains("on this machine");
  }

  @Test
  void namesThisMachineWhereThePlatformListensEverywhere() throws Exception {
    assertThat(command("", "0.0.0.0").of("a", "t", "local"))
        .contains("--platform " + InetAddress.getLocalHost().getHostName() + ":9451 ");
  }

  @Test
  void namesWhatIsSaidOfIt() {
    AgentCommand two = command("a.example.org:9451,a.example.org:9452", "127.0.0.1");
    assertThat(two.of("a", "t", "head:6379"))
        .contains("--platform a.example.org:9451,a.example.org:9452 ");
    assertThat(two.where()).contains("beside the cluster's head");
  }
}
