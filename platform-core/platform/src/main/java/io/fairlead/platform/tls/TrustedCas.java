package io.fairlead.platform.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom this process believes when it calls others: Java's CAs, and the organisation's own. */
final class TrustedCas {

  private TrustedCas() {}

  /**
   * From now on this process believes those in {@code file}, too. Every client that wasn't told
   * otherwise asks Java for its defaults, and most of them are made deep inside libraries.
   */
  static void trustAlso(Path file) {
    SSLContext context = context(file);
    SSLContext.setDefault(context);
    HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
  }

  /**
   * @throws TlsRefused when {@code file} holds no certificates in PEM
   */
  static SSLContext context(Path file) {
    List<X509Certificate> own = ServerCertificate.certificates(file);
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (X509Certificate each : Stream.concat(ofJava(), own.stream()).toList()) {
        all.setCertificateEntry("ca-" + number++, each);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(all), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every Java can hold certificates in memory.", e);
    }
  }

  private static Stream<X509Certificate> ofJava() throws GeneralSecurityException {
    return Arrays.stream(trustManagers(null))
        .filter(X509TrustManager.class::isInstance)
        .flatMap(each -> Arrays.stream(((X509TrustManager) each).getAcceptedIssuers()));
  }

  /**
   * @param cas null for Java's own
   */
  private static TrustManager[] trustManagers(@Nullable KeyStore cas)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(cas);
    return factory.getTrustManagers();
  }
}
