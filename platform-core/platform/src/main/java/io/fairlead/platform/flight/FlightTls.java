package io.fairlead.platform.flight;

import io.fairlead.platform.tls.TlsEnvironment;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** Flight's TLS: the certificates of the bundles, as they are when a connection is made. */
final class FlightTls {

  private static final Logger LOG = LoggerFactory.getLogger(FlightTls.class);

  private FlightTls() {}

  /** Null where there is no certificate: then Flight speaks plain text. */
  static @Nullable SslContext of(SslBundles bundles) {
    List<String> known = bundles.getBundleNames();
    if (!known.contains(TlsEnvironment.BUNDLE)) {
      return null;
    }
    try {
      AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
      follow(bundles, TlsEnvironment.BUNDLE, bundle -> present(bundle, own));
      SslContextBuilder context = GrpcSslContexts.configure(SslContextBuilder.forServer(own));
      if (known.contains(TlsEnvironment.AGENTS_BUNDLE)) {
        AdvancedTlsX509TrustManager agents =
            AdvancedTlsX509TrustManager.newBuilder()
                .setVerification(
                    AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION)
                .build();
        follow(bundles, TlsEnvironment.AGENTS_BUNDLE, bundle -> trust(bundle, agents));
        context.clientAuth(ClientAuth.REQUIRE).trustManager(agents);
      }
      return context.build();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The certificates can't be used for Flight", e);
    }
  }

  private interface Use {
    void take(SslBundle bundle) throws GeneralSecurityException, IOException;
  }

  private static void follow(SslBundles bundles, String name, Use use)
      throws GeneralSecurityException, IOException {
    use.take(bundles.getBundle(name));
    Consumer<SslBundle> again =
        bundle -> {
          try {
            use.take(bundle);
            LOG.info("Flight has new certificates for {}.", name);
          } catch (GeneralSecurityException | IOException e) {
            LOG.error("Flight keeps its old certificates for {}", name, e);
          }
        };
    bundles.addBundleUpdateHandler(name, again);
  }

  private static void present(SslBundle bundle, AdvancedTlsX509KeyManager own)
      throws GeneralSecurityException {
    KeyStore store = Objects.requireNonNull(bundle.getStores().getKeyStore());
    String alias = store.aliases().nextElement();
    PrivateKey key = (PrivateKey) Objects.requireNonNull(store.getKey(alias, null));
    own.updateIdentityCredentials(
        Arrays.stream(store.getCertificateChain(alias))
            .map(X509Certificate.class::cast)
            .toArray(X509Certificate[]::new),
        key);
  }

  private static void trust(SslBundle bundle, AdvancedTlsX509TrustManager agents)
      throws GeneralSecurityException, IOException {
    KeyStore store = Objects.requireNonNull(bundle.getStores().getTrustStore());
    List<X509Certificate> all = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate each = store.getCertificate(alias);
      all.add((X509Certificate) each);
    }
    agents.updateTrustCredentials(all.toArray(X509Certificate[]::new));
  }
}
