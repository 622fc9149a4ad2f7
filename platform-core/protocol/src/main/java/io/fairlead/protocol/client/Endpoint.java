package io.fairlead.protocol.client;

/** Where the platform's Flight server listens. */
public record Endpoint(String host, int port) {

  public Endpoint {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "A platform's address is HOST:PORT with a port from 1 to 65535; it was %s:%d."
              .formatted(host, port));
    }
  }

  /** Reads {@code HOST:PORT}. */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new Endpoint(
          text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A platform's address is HOST:PORT, such as 127.0.0.1:8081; it was '%s'.".formatted(text),
          e);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
