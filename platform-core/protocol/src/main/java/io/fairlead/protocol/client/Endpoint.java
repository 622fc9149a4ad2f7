package io.fairlead.protocol.client;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the platform's Flight server listens: one address, or those of several platforms on one
 * database, of which the first that answers is used.
 */
public record Endpoint(List<Address> addresses) {

  public Endpoint {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("A platform has an address, HOST:PORT; there was none.");
    }
  }

  public Endpoint(String host, int port) {
    this(List.of(new Address(host, port)));
  }

  /** The host of the first. */
  public String host() {
    return addresses.getFirst().host();
  }

  /** The port of the first. */
  public int port() {
    return addresses.getFirst().port();
  }

  /** One server. */
  public record Address(String host, int port) {
    public Address {
      if (host.isBlank() || port < 1 || port > 65_535) {
        throw new IllegalArgumentException(
            "A platform's address is HOST:PORT with a port from 1 to 65535; it was %s:%d."
                .formatted(host, port));
      }
    }

    private static Address parse(String text) {
      int colon = text.lastIndexOf(':');
      try {
        return new Address(
            text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "A platform's address is HOST:PORT, such as 127.0.0.1:8081; it was '%s'."
                .formatted(text),
            e);
      }
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** Reads {@code HOST:PORT}, or several of them separated by commas. */
  public static Endpoint parse(String text) {
    return new Endpoint(
        Arrays.stream(text.split(",", -1)).map(String::strip).map(Address::parse).toList());
  }

  @Override
  public String toString() {
    return addresses.stream().map(Address::toString).collect(Collectors.joining(","));
  }
}
