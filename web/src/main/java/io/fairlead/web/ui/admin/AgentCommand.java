package io.fairlead.web.ui.admin;

import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How an agent is started that reaches this platform. */
@Component
class AgentCommand {

  private final String host;
  private final int port;

  AgentCommand(
      @Value("${fairlead.flight.host:127.0.0.1}") String host,
      @Value("${fairlead.flight.port:0}") int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * The whole command, ready to be pasted; neither text holds anything that a shell reads.
   *
   * @param ray {@code local} or the address of a cluster's head
   */
  String of(String name, String token, String ray) {
    return "./fairlead agent --platform %s:%d --token %s --ray %s --name %s"
        .formatted(host, port, token, ray, name);
  }

  /** Where it can be run. */
  String where() {
    return isLoopback()
        ? "Run it in a checkout of Fairlead on this machine: port %d of the platform is open to it alone. From another machine, lead the port there, for example with ssh -L."
            .formatted(port)
        : "Run it in a checkout of Fairlead beside the cluster's head.";
  }

  private boolean isLoopback() {
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return host.equals("localhost");
    }
  }
}
