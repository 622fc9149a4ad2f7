package io.fairlead.platform.content;

import io.fairlead.platform.content.store.ObjectName;
import io.fairlead.platform.storage.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Plain text on its way to a reader, who is told of its end only if it is what its name says. */
final class CheckedStream extends InputStream {

  private final InputStream plain;
  private final ObjectName name;
  private final MessageDigest digest = Digests.sha256();
  private boolean checked;

  CheckedStream(InputStream plain, ObjectName name) {
    this.plain = plain;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read;
    try {
      read = plain.read(bytes, from, length);
    } catch (IOException e) {
      throw e.getCause() instanceof GeneralSecurityException || isTooShort(e)
          ? damaged("it was altered or cut off", e)
          : e;
    }
    if (read > 0) {
      digest.update(bytes, from, read);
    } else if (read < 0 && !checked) {
      if (!Digests.hex(digest.digest()).equals(name.digest())) {
        throw damaged("it isn't what was stored", null);
      }
      checked = true;
    }
    return read;
  }

  /** How Tink says that there isn't even the beginning of a stream. */
  private static boolean isTooShort(IOException failure) {
    return String.valueOf(failure.getMessage()).startsWith("Ciphertext is too short");
  }

  private ContentUnavailable damaged(
      String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return ContentUnavailable.damaged(name.workspace(), name.digest(), why, cause);
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }
}
