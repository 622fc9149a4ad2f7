package io.fairlead.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCasTest {

  private static final char[] WORD = "changeit".toCharArray();

  @TempDir Path folder;

  private static SSLContext shows(TestAuthority.Issued issued) throws Exception {
    ServerCertificate own =
        ServerCertificate.read(
            new TlsSettings(issued.certificate(), issued.key(), null, null, null),
            Clock.systemUTC());
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry("own", own.key(), WORD, own.chain().toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, WORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static int call(SSLContext trusting, int port) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/")).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void whomTheySignedIsBelievedAndNobodyElse() throws Exception {
    TestAuthority ours = new TestAuthority(folder, "ours");
    TestAuthority others = new TestAuthority(folder, "others");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(shows(ours.issue("server", "localhost"))));
    server.start();
    try {
      int port = server.getAddress().getPort();
      assertThat(call(TrustedCas.context(ours.file()), port)).isEqualTo(404); // nothing is there
      assertThatThrownBy(() -> call(TrustedCas.context(others.file()), port))
          .isInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(() -> call(SSLContext.getDefault(), port))
          .isInstanceOf(SSLHandshakeException.class);
    } finally {
      server.stop(0);
    }
  }
}
