package io.fairlead.protocol.client;

import org.jspecify.annotations.Nullable;

/**
 * {@link Tls} for a process on a machine that has none of the files: their content.
 *
 * @param ca PEM; null for those that the JDK trusts
 * @param certificate PEM; null for none
 * @param key PEM, a secret; null for none
 * @param name the one that the platform's certificate has to have; null for the address's host
 */
public record TlsTexts(
    @Nullable String ca, @Nullable String certificate, @Nullable String key, @Nullable String name)
    implements Tls {

  @Override
  public String toString() {
    return "TlsTexts[name=%s]".formatted(name); // no key in logs
  }
}
