package io.fairlead.e2e;

import io.fairlead.platform.tls.TestAuthority;
import io.fairlead.platform.tls.TestAuthority.Issued;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A platform's certificate and an agent's, both of one authority, and clients that trust it. */
final class Certified {

  private final TestAuthority authority;
  private final Issued platform;
  private final Issued agent;
  private final SSLContext trust;
  private final HttpClient http;

  Certified(Path folder) throws IOException, GeneralSecurityException {
    authority = new TestAuthority(folder, "authority");
    platform = issue();
    agent = authority.issue("agent");
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", certificate(authority.file()));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
    http = HttpClient.newBuilder().sslContext(trust).build();
  }

  /** Another certificate of the platform, in place of the one before. */
  Issued issue() {
    return authority.issue("platform", "localhost", "127.0.0.1");
  }

  static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** For the platform's environment; what changes is looked at each second. */
  List<String> settings() {
    return List.of(
        "FAIRLEAD_TLS_CERTIFICATE=" + platform.certificate(),
        "FAIRLEAD_TLS_KEY=" + platform.key(),
        "FAIRLEAD_TLS_AGENTCA=" + authority.file(),
        "SPRING_SSL_BUNDLE_WATCH_FILE_QUIETPERIOD=1s");
  }

  /** For an agent that trusts this platform and is trusted by it. */
  List<String> agentOptions() {
    return List.of(
        "--ca",
        authority.file().toString(),
        "--certificate",
        agent.certificate().toString(),
        "--key",
        agent.key().toString());
  }

  Path authority() {
    return authority.file();
  }

  HttpClient http() {
    return http;
  }

  /** What a server shows to whoever connects now. */
  Certificate shownAt(int port, String protocol) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {protocol});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }
}
