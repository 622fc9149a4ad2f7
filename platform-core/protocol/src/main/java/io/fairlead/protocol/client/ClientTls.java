package io.fairlead.protocol.client;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.CertificateUtils;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives a channel its {@link Tls}; files are looked at each minute for new ones until closed. */
final class ClientTls implements AutoCloseable {

  private static final long MINUTES = 1;

  private final @Nullable ScheduledExecutorService reader;

  private ClientTls(@Nullable ScheduledExecutorService reader) {
    this.reader = reader;
  }

  /**
   * @param tls null for plain text
   * @throws IllegalArgumentException when what it holds isn't usable
   */
  static ClientTls protect(NettyChannelBuilder channel, @Nullable Tls tls) {
    if (tls == null) {
      channel.usePlaintext();
      return new ClientTls(null);
    }
    ScheduledExecutorService reader =
        tls instanceof TlsFiles
            ? Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tls-files").factory())
            : null;
    ClientTls protection = new ClientTls(reader);
    try {
      SslContextBuilder context = GrpcSslContexts.forClient();
      String name =
          switch (tls) {
            case TlsFiles files -> protection.use(files, context);
            case TlsTexts texts -> use(texts, context);
          };
      channel.sslContext(context.build());
      if (name != null) {
        channel.overrideAuthority(name);
      }
      return protection;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      protection.close();
      throw new IllegalArgumentException(
          "The CA, certificate or key for the platform can't be used (%s): all are PEM, the key in PKCS #8 without a password ('BEGIN PRIVATE KEY')."
              .formatted(e.getMessage()),
          e);
    }
  }

  private @Nullable String use(TlsFiles files, SslContextBuilder context)
      throws IOException, GeneralSecurityException {
    ScheduledExecutorService on = java.util.Objects.requireNonNull(reader);
    if (files.ca() != null) {
      AdvancedTlsX509TrustManager trust = AdvancedTlsX509TrustManager.newBuilder().build();
      trust.updateTrustCredentials(files.ca().toFile(), MINUTES, TimeUnit.MINUTES, on);
      context.trustManager(trust);
    }
    if (files.certificate() != null && files.key() != null) {
      AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
      keys.updateIdentityCredentials(
          files.certificate().toFile(), files.key().toFile(), MINUTES, TimeUnit.MINUTES, on);
      context.keyManager(keys);
    }
    return files.name();
  }

  private static @Nullable String use(TlsTexts texts, SslContextBuilder context)
      throws IOException, GeneralSecurityException {
    if (texts.ca() != null) {
      context.trustManager(CertificateUtils.getX509Certificates(stream(texts.ca())));
    }
    if (texts.certificate() != null && texts.key() != null) {
      PrivateKey key = CertificateUtils.getPrivateKey(stream(texts.key()));
      X509Certificate[] chain = CertificateUtils.getX509Certificates(stream(texts.certificate()));
      context.keyManager(key, chain);
    }
    return texts.name();
  }

  private static InputStream stream(String pem) {
    return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.shutdownNow();
    }
  }
}
