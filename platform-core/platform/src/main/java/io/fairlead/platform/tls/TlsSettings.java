package io.fairlead.platform.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The settings {@code fairlead.tls.…}: PEM files, which are read again when they change.
 *
 * @param certificate the platform's, with those between it and its CA; null for plain text
 * @param key that goes with it; null where there is no certificate
 * @param agentCa whoever connects to Flight must have a certificate that these signed; null where
 *     tokens are enough
 * @param proxies addresses of the proxies in front, which end TLS: networks such as 10.0.0.0/8,
 *     separated by commas; null for none
 * @param trustedCas whom the platform believes besides Java's CAs when it calls others, such as the
 *     identity provider; null for nobody
 */
public record TlsSettings(
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path agentCa,
    @Nullable String proxies,
    @Nullable Path trustedCas) {

  private static final String PREFIX = "fairlead.tls.";

  public TlsSettings {
    if ((certificate == null) != (key == null)) {
      throw new TlsRefused(
          "%scertificate and %skey belong together, and only one is set.".formatted(PREFIX, PREFIX),
          "Set both or none.");
    }
    if (agentCa != null && certificate == null) {
      throw new TlsRefused(
          "%sagent-ca asks agents for certificates, which only TLS can.".formatted(PREFIX),
          "Set %scertificate and %skey, too.".formatted(PREFIX, PREFIX));
    }
  }

  /**
   * What {@code environment} says; an empty text counts as nothing.
   *
   * @throws TlsRefused when it makes no sense together
   */
  public static TlsSettings of(Environment environment) {
    Binder settings = Binder.get(environment);
    return new TlsSettings(
        path(settings, "certificate"),
        path(settings, "key"),
        path(settings, "agent-ca"),
        text(settings, "proxies"),
        path(settings, "trusted-cas"));
  }

  private static @Nullable Path path(Binder settings, String name) {
    String text = text(settings, name);
    return text == null ? null : Path.of(text).toAbsolutePath();
  }

  private static @Nullable String text(Binder settings, String name) {
    String text = settings.bind(PREFIX + name, String.class).orElse("").strip();
    return text.isEmpty() ? null : text;
  }

  /** Whether the platform itself speaks TLS. */
  public boolean on() {
    return certificate != null;
  }
}
