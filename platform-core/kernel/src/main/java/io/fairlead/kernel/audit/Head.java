package io.fairlead.kernel.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a chain ends at a moment; kept elsewhere, it shows later that nothing before it was changed
 * and nothing after it was cut away.
 *
 * @param chain a workspace's id, or {@link #INSTALLATION}
 * @param sequence number of the last entry, from 1; 0 for an empty chain
 * @param hash of the last link, in lower-case hex
 * @param at when it was signed
 */
public record Head(String chain, long sequence, String hash, Instant at) {

  /** The name of the installation's own chain. */
  public static final String INSTALLATION = "installation";

  private static final Pattern CHAIN =
      Pattern.compile("installation|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public Head {
    check(CHAIN.matcher(chain).matches(), "A chain is 'installation' or a workspace's id", chain);
    check(sequence >= 0, "A sequence counts from 0", Long.toString(sequence));
    check(HASH.matcher(hash).matches(), "A hash is 64 lower-case hex digits", hash);
  }

  private static void check(boolean holds, String rule, String value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s, not '%s'; take the head as the platform wrote it.".formatted(rule, value));
    }
  }

  /** The head of a chain in which nothing is yet. */
  public static Head empty(String chain, Instant at) {
    return new Head(chain, 0, HexFormat.of().formatHex(Chains.beforeTheFirst()), at);
  }

  /** The bytes that are signed: canonical JSON. */
  public byte[] canonical() {
    return json().getBytes(StandardCharsets.UTF_8);
  }

  String json() {
    return "{\"at\":\"%s\",\"chain\":\"%s\",\"format\":\"%s\",\"hash\":\"%s\",\"sequence\":%d}"
        .formatted(at, chain, Format.HEAD, hash, sequence);
  }
}
