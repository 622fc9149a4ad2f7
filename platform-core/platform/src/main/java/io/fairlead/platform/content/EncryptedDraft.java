package io.fairlead.platform.content;

import io.fairlead.platform.content.key.DataKey;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Digests;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.function.Function;

/**
 * Encrypts bytes into a file as they come, so that none of them reaches the disk in plain text. The
 * header comes last: it is bound to the digest.
 */
final class EncryptedDraft implements Content.Draft {

  private final Path draft;
  private final Path file;
  private final DataKey key;
  private final byte[] contentKey = DataKey.newContentKey();
  private final Publisher publisher;
  private final Counted bytes;

  EncryptedDraft(Path draft, DataKey key, Publisher publisher) throws IOException {
    this.draft = draft;
    this.file = draft.resolve("content");
    this.key = key;
    this.publisher = publisher;
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    out.write(new byte[Sealed.HEADER_BYTES]); // its place
    this.bytes = new Counted(Sealed.encrypting(out, contentKey));
  }

  @Override
  public OutputStream bytes() {
    return bytes;
  }

  @Override
  public <T> T store(Function<Content.Stored, T> row) throws IOException {
    bytes.close();
    Content.Stored stored =
        new Content.Stored(Digests.hex(bytes.getMessageDigest().digest()), bytes.count);
    Sealed sealed = new Sealed(key.id(), key.wrap(contentKey, stored.digest()));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer header = ByteBuffer.wrap(sealed.header());
      while (header.hasRemaining()) {
        channel.write(header);
      }
    }
    return publisher.publish(file, stored, row);
  }

  @Override
  public void close() throws IOException {
    try {
      bytes.close();
    } finally {
      DataDirectory.discard(draft);
    }
  }

  private static final class Counted extends DigestOutputStream {

    private long count;

    Counted(OutputStream out) {
      super(out, Digests.sha256());
    }

    @Override
    public void write(int value) throws IOException {
      super.write(value);
      count++;
    }

    @Override
    public void write(byte[] values, int from, int length) throws IOException {
      super.write(values, from, length);
      count += length;
    }
  }

  /** Puts a complete file to its place and records it. */
  interface Publisher {
    <T> T publish(Path file, Content.Stored stored, Function<Content.Stored, T> row)
        throws IOException;
  }
}
