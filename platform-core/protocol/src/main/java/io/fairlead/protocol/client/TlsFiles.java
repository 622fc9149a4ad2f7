package io.fairlead.protocol.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@link Tls} from PEM files, read again when they change.
 *
 * @param ca whoever these certificates signed is trusted, and nobody else; null for those that the
 *     JDK trusts
 * @param certificate the client's own with those between it and its CA; null for none
 * @param key that goes with it, PKCS #8 without a password; null for none
 * @param name the one that the platform's certificate has to have; null for the address's host
 */
public record TlsFiles(
    @Nullable Path ca, @Nullable Path certificate, @Nullable Path key, @Nullable String name)
    implements Tls {

  public TlsFiles {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          "A client's certificate and its key belong together; there was only the %s."
              .formatted(certificate == null ? "key" : "certificate"));
    }
  }

  /**
   * What is in the files now.
   *
   * @throws UncheckedIOException naming the file that can't be read
   */
  public TlsTexts read() {
    return new TlsTexts(text(ca), text(certificate), text(key), name);
  }

  private static @Nullable String text(@Nullable Path file) {
    try {
      return file == null ? null : Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The PEM file %s can't be read: %s".formatted(file, e), e);
    }
  }
}
