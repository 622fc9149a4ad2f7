package io.fairlead.web.ui.admin;

import io.fairlead.platform.tls.ServerCertificate;
import io.fairlead.platform.tls.TlsSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How an agent is started that reaches this platform. */
@Component
class AgentCommand {

  private final String address;
  private final String host;
  private final int port;
  private final TlsSettings tls;
  private final Clock clock;

  /**
   * @param address HOST:PORT of the platforms, separated by commas; empty: where this one listens
   */
  AgentCommand(
      @Value("${fairlead.flight.address:}") String address,
      @Value("${fairlead.flight.host:127.0.0.1}") String host,
      @Value("${fairlead.flight.port:0}") int port,
      Environment environment,
      Clock clock) {
    this.address = address.strip();
    this.host = host;
    this.port = port;
    this.tls = TlsSettings.of(environment);
    this.clock = clock;
  }

  /**
   * The whole command, ready to be pasted; neither text holds anything that a shell reads.
   *
   * @param ray {@code local} or the address of a cluster's head
   */
  String of(String name, String token, String ray) {
    return "./fairlead agent --platform %s%s --token %s --ray %s --name %s"
        .formatted(tls.on() ? "grpc+tls://" : "", platform(), token, ray, name);
  }

  private String platform() {
    if (!address.isEmpty()) {
      return address;
    }
    return (isEverywhere() ? ownName() : host) + ":" + port;
  }

  /** With TLS one that agents accept. */
  private String ownName() {
    if (tls.on()) {
      return ServerCertificate.read(tls, clock).name();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "127.0.0.1";
    }
  }

  /** Where it can be run. */
  String where() {
    return isLoopback()
        ? "Run it in a checkout of Fairlead on this machine: port %d of the platform is open to it alone. From another machine, lead the port there, for example with ssh -L."
            .formatted(port)
        : "Run it in a checkout of Fairlead beside the cluster's head."
            + (tls.on() ? " If its CA is your own, add --ca FILE." : "");
  }

  private boolean isLoopback() {
    InetAddress at = literal();
    return address.isEmpty() && (at == null ? host.equals("localhost") : at.isLoopbackAddress());
  }

  private boolean isEverywhere() {
    InetAddress at = literal();
    return at != null && at.isAnyLocalAddress();
  }

  /** Null for a name. */
  private @Nullable InetAddress literal() {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
