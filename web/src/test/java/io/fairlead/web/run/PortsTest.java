package io.fairlead.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

class PortsTest {

  /** As when two instances start at the same moment. */
  @Test
  void aPortThatIsTakenAfterItWasSeenFreeIsOneLineWithTheWayOut() {
    var failure =
        new ApplicationContextException("Failed to start bean", new PortInUseException(9402));
    assertThat(Run.explanation(failure).orElseThrow())
        .startsWith("Port 9402 of 127.0.0.1 can't be used")
        .contains("--port N")
        .doesNotContain("\n");
  }
}
