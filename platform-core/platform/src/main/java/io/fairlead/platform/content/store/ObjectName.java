package io.fairlead.platform.content.store;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What bytes are stored under.
 *
 * @param digest SHA-256 of their plain text, in hex
 */
public record ObjectName(UUID workspace, String digest) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public ObjectName {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException(
          "Content is named by 64 hexadecimal digits, not by '%s'.".formatted(digest));
    }
  }

  static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** As a path, fanned out: no folder gets millions of entries. */
  public String path() {
    return "%s/%s/%s".formatted(workspace, digest.substring(0, 2), digest);
  }
}
