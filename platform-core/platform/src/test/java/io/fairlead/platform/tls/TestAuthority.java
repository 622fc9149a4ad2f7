package io.fairlead.platform.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test's own; what it issues are PEM files. */
public final class TestAuthority {

  private static final Duration VALID = Duration.ofDays(1);

  private final AtomicLong serial = new AtomicLong(1);
  private final X500Name name;
  private final KeyPair keys = keys();
  private final Path file;

  /** Makes one, whose certificate is {@code folder/name.pem}. */
  public TestAuthority(Path folder, String name) {
    this.name = new X500Name("CN=" + name);
    this.file = folder.resolve(name + ".pem");
    Instant now = Instant.now();
    write(file, "CERTIFICATE", sign(this.name, keys.getPublic(), now, now.plus(VALID), true));
  }

  /** A certificate and its key. */
  public record Issued(Path certificate, Path key) {}

  /** Its own certificate. */
  public Path file() {
    return file;
  }

  /** Issues one that is valid now for these DNS names or addresses. */
  public Issued issue(String file, String... names) {
    Instant now = Instant.now();
    return issue(file, now.minus(VALID), now.plus(VALID), names);
  }

  /** Issues one, in {@code file.pem} and {@code file.key}, replacing what was there. */
  public Issued issue(String file, Instant from, Instant to, String... names) {
    KeyPair own = keys();
    Path folder = this.file.resolveSibling("");
    Issued issued = new Issued(folder.resolve(file + ".pem"), folder.resolve(file + ".key"));
    byte[] certificate = sign(new X500Name("CN=" + file), own.getPublic(), from, to, false, names);
    write(issued.key(), "PRIVATE KEY", own.getPrivate().getEncoded());
    write(issued.certificate(), "CERTIFICATE", certificate);
    return issued;
  }

  private byte[] sign(
      X500Name subject,
      PublicKey key,
      Instant from,
      Instant to,
      boolean authority,
      String... names) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(serial.getAndIncrement()),
              Date.from(from),
              Date.from(to),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (names.length > 0) {
        GeneralName[] all =
            Arrays.stream(names).map(TestAuthority::general).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
      }
      return builder
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralName general(String name) {
    boolean address = name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String type, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    try {
      Files.writeString(
          file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, text, type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
