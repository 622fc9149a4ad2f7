package io.fairlead.web.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address. */
final class Ports {

  private Ports() {}

  /**
   * @throws CannotStart when something listens there already
   */
  static void checkFree(int port) {
    try (ServerSocket probe = bind(port)) {
      assert probe.isBound();
    } catch (IOException e) {
      throw unusable(port, String.valueOf(e.getMessage()));
    }
  }

  static CannotStart unusable(int port, String why) {
    return new CannotStart(
        "Port %d of 127.0.0.1 can't be used (%s).".formatted(port, why),
        "Stop what listens there, or choose another port with --port N.");
  }

  /** {@code wanted} where it is free, else any port that is. */
  static int freeNear(int wanted) {
    try (ServerSocket probe = bind(wanted)) {
      return probe.getLocalPort();
    } catch (IOException | IllegalArgumentException taken) {
      try (ServerSocket any = bind(0)) {
        return any.getLocalPort();
      } catch (IOException e) {
        throw new CannotStart("No port is free: " + e.getMessage() + ".", "Close some programs.");
      }
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true); // as the servers do: connections that just ended don't count
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }
}
