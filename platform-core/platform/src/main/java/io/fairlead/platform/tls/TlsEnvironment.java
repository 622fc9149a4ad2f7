package io.fairlead.platform.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives Spring Boot's servers what {@link TlsSettings} say, and refuses to start where passwords
 * and tokens would go over a network in plain text. It refuses before anything is made, but not
 * before it is known where to log: until then Spring Boot writes to the terminal.
 */
public final class TlsEnvironment
    implements EnvironmentPostProcessor,
        ApplicationContextInitializer<ConfigurableApplicationContext>,
        Ordered {

  /** The bundle of the platform's own certificate and key. */
  public static final String BUNDLE = "fairlead";

  /** The bundle of the CAs that sign agents' certificates. */
  public static final String AGENTS_BUNDLE = "fairlead-agents";

  private static final String PEM = "spring.ssl.bundle.pem.";
  private static final Map<String, String> PORTS =
      Map.of("server.address", "the web application", "fairlead.flight.host", "Flight");

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE; // when all settings are known
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      Map<String, Object> servers = servers(environment);
      if (!servers.isEmpty()) {
        environment.getPropertySources().addFirst(new MapPropertySource("fairlead-tls", servers));
      }
    } catch (TlsRefused later) {
      // said when it is initialized
    }
  }

  /**
   * Looks again, and lets nothing start that can't be.
   *
   * @throws TlsRefused why not
   */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    servers(context.getEnvironment());
    Path trusted = TlsSettings.of(context.getEnvironment()).trustedCas();
    if (trusted != null) {
      TrustedCas.trustAlso(trusted);
    }
  }

  private static Map<String, Object> servers(ConfigurableEnvironment environment) {
    TlsSettings settings = TlsSettings.of(environment);
    Map<String, Object> servers = new HashMap<>();
    if (settings.on()) {
      ServerCertificate.read(settings, Clock.systemUTC());
      servers.putAll(encrypted(settings));
    } else if (settings.proxies() == null) {
      PORTS.forEach((port, what) -> requireThisMachine(environment, port, what));
    }
    if (settings.proxies() != null) {
      requireAddresses(settings.proxies());
      servers.put("server.forward-headers-strategy", "native");
      servers.put("server.tomcat.remoteip.internal-proxies", settings.proxies());
      servers.put("server.servlet.session.cookie.secure", true);
    }
    return servers;
  }

  /** Else plain text would be spoken elsewhere, and no proxy be believed. */
  private static void requireAddresses(String proxies) {
    for (String each : proxies.split(",", -1)) {
      if (!isNetwork(each.strip())) {
        throw new TlsRefused(
            "fairlead.tls.proxies has '%s', which is neither an address nor a network."
                .formatted(each.strip()),
            "Name addresses of proxies, apart by commas, such as 10.0.0.0/8, 192.168.4.7.");
      }
    }
  }

  private static boolean isNetwork(String text) {
    String[] parts = text.split("/", -1);
    try {
      int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
      return parts.length == 1
          || (parts.length == 2
              && parts[1].matches("[0-9]{1,3}")
              && Integer.parseInt(parts[1]) <= bits);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static Map<String, Object> encrypted(TlsSettings settings) {
    Map<String, Object> servers = new HashMap<>();
    servers.put(PEM + BUNDLE + ".keystore.certificate", "file:" + settings.certificate());
    servers.put(PEM + BUNDLE + ".keystore.private-key", "file:" + settings.key());
    servers.put(PEM + BUNDLE + ".keystore.verify-keys", true);
    servers.put(PEM + BUNDLE + ".reload-on-update", true);
    servers.put("server.ssl.bundle", BUNDLE);
    servers.put("server.servlet.session.cookie.secure", true);
    if (settings.agentCa() != null) {
      ServerCertificate.certificates(settings.agentCa());
      servers.put(PEM + AGENTS_BUNDLE + ".truststore.certificate", "file:" + settings.agentCa());
      servers.put(PEM + AGENTS_BUNDLE + ".reload-on-update", true);
    }
    return servers;
  }

  private static void requireThisMachine(
      ConfigurableEnvironment environment, String setting, String what) {
    String host = environment.getProperty(setting);
    if (host != null && !isThisMachine(host.strip())) {
      throw new TlsRefused(
          "%s is %s: %s would be open to other machines in plain text."
              .formatted(setting, host.isBlank() ? "empty" : host.strip(), what),
          "Set fairlead.tls.certificate and fairlead.tls.key; or, where a proxy in front ends TLS,"
              + " fairlead.tls.proxies to its addresses; or leave %s at 127.0.0.1."
                  .formatted(setting));
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
