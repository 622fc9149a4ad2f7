package io.fairlead.web.run;

import io.fairlead.platform.tls.ServerCertificate;
import io.fairlead.platform.tls.TlsSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** How people and this machine's agent reach what runs here. */
final class Addresses {

  private static final String THIS_MACHINE = "127.0.0.1";

  private final TlsSettings tls;
  private final String name;
  private final int port;
  private final String flight;

  Addresses(Environment environment, RunOptions options, int flightPort) {
    this.tls = TlsSettings.of(environment);
    this.name = tls.on() ? ServerCertificate.read(tls, Clock.systemUTC()).name() : THIS_MACHINE;
    this.port = options.port();
    this.flight =
        host(environment.getProperty("fairlead.flight.host", THIS_MACHINE)) + ":" + flightPort;
    if (tls.agentCa() != null && options.slots() > 0) {
      throw new CannotStart(
          "fairlead.tls.agent-ca asks every agent for a certificate, and this machine's has none.",
          "Start with --slots 0 and agents of their own.");
    }
  }

  /** Of the web application; with TLS by a name in its certificate. */
  String url() {
    return "%s://%s:%d".formatted(tls.on() ? "https" : "http", name, port);
  }

  /** Of the Flight server, as seen from this machine. */
  String flight() {
    return (tls.on() ? "grpc+tls://" : "grpc://") + flight;
  }

  /** The agent's options by which it finds and trusts the platform. */
  List<String> agentOptions() {
    List<String> options = new ArrayList<>(List.of("--platform", flight));
    Path certificate = tls.certificate();
    if (certificate != null) {
      options.addAll(List.of("--ca", certificate.toString(), "--platform-name", name));
    } else {
      options.add("--plain-text"); // the address may be another of this machine's own
    }
    return options;
  }

  /** A server that listens at all addresses, or at this machine's own, is found at the latter. */
  private static String host(String listening) {
    try {
      InetAddress address = InetAddress.getByName(listening.strip());
      return address.isAnyLocalAddress() || address.isLoopbackAddress()
          ? THIS_MACHINE
          : listening.strip();
    } catch (UnknownHostException e) {
      return listening; // and the server says so when it starts
    }
  }
}
