package io.fairlead.platform.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * The platform's certificate, looked at before anything starts.
 *
 * @param chain its own first
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {

  private static final String MAKE =
      "Put a valid one there, for example with openssl or cert-manager.";
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  public ServerCertificate {
    chain = List.copyOf(chain);
  }

  /**
   * Reads what {@link TlsSettings#on} promises.
   *
   * @throws TlsRefused when a file can't be used, the key isn't the certificate's, or the
   *     certificate isn't valid now
   */
  public static ServerCertificate read(TlsSettings settings, Clock clock) {
    Path certificateFile = Objects.requireNonNull(settings.certificate());
    Path keyFile = Objects.requireNonNull(settings.key());
    List<X509Certificate> chain = certificates(certificateFile);
    PrivateKey key = key(keyFile);
    X509Certificate own = chain.getFirst();
    try {
      own.checkValidity(Date.from(clock.instant()));
    } catch (CertificateExpiredException e) {
      throw new TlsRefused(
          "The certificate in %s expired on %s."
              .formatted(certificateFile, date(own.getNotAfter())),
          MAKE);
    } catch (CertificateNotYetValidException e) {
      throw new TlsRefused(
          "The certificate in %s is valid only from %s."
              .formatted(certificateFile, date(own.getNotBefore())),
          "Look at this machine's clock, or put another one there.");
    }
    if (!belongs(own.getPublicKey(), key)) {
      throw new TlsRefused(
          "The key in %s is not that of the certificate in %s.".formatted(keyFile, certificateFile),
          "Put the two there that were made together.");
    }
    return new ServerCertificate(chain, key);
  }

  static List<X509Certificate> certificates(Path file) {
    try {
      return PemContent.load(file).getCertificates();
    } catch (IOException | RuntimeException e) {
      throw new TlsRefused(
          "%s can't be read as certificates in PEM (%s).".formatted(file, e.getMessage()), MAKE);
    }
  }

  private static PrivateKey key(Path file) {
    try {
      return Objects.requireNonNull(PemContent.load(file).getPrivateKey());
    } catch (IOException | RuntimeException e) { // whose message may tell of the key
      throw new TlsRefused(
          "%s can't be read as a private key in PEM without a password.".formatted(file),
          "Give the file that belongs to the certificate to the user that runs the platform.");
    }
  }

  /** Whether what one signs the other can check. */
  private static boolean belongs(PublicKey open, PrivateKey secret) {
    String algorithm =
        switch (secret.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> secret.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(secret);
      byte[] signed = signing.sign();
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(open);
      return checking.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String date(Date date) {
    return date.toInstant().toString();
  }

  /** A name or address that it is valid for; for a whole domain one in it. */
  public String name() {
    try {
      Collection<List<?>> names = chain.getFirst().getSubjectAlternativeNames();
      for (List<?> each : names == null ? List.<List<?>>of() : names) {
        if (each.getFirst().equals(DNS) || each.getFirst().equals(ADDRESS)) {
          return String.valueOf(each.get(1)).replace("*", "fairlead");
        }
      }
    } catch (CertificateParsingException e) {
      // then it has no name that anyone would accept
    }
    return "localhost";
  }
}
