package io.fairlead.platform.workspace;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From where someone tries to sign in.
 *
 * @param address as the platform sees it; of IPv6 addresses the network counts, since one household
 *     has as many as it likes
 * @param device what a browser that was here before shows, a secret of its own; null for others
 */
public record Origin(String address, @Nullable String device) {

  /** This machine itself. */
  static final Origin HERE = new Origin("127.0.0.1", null);

  private static final int LONGEST = 64;
  private static final int NETWORK_BYTES = 8;
  private static final int IPV6_BYTES = 16;

  public Origin {
    address = network(address);
  }

  /** Of a script, which shows nothing but its token. */
  public static Origin of(String address) {
    return new Origin(address, null);
  }

  private static String network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      if (parsed instanceof Inet6Address) {
        byte[] network =
            Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES), IPV6_BYTES);
        return InetAddress.getByAddress(network).getHostAddress() + "/64";
      }
      return parsed.getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address.substring(0, Math.min(address.length(), LONGEST));
    }
  }

  @Override
  public String toString() {
    return "Origin[" + address + "]"; // no secret in logs
  }
}
