package io.fairlead.platform.tls;

/** Why the platform doesn't open its ports: one line that ends with the way out. */
public final class TlsRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  TlsRefused(String what, String wayOut) {
    super(what + " " + wayOut);
  }
}
