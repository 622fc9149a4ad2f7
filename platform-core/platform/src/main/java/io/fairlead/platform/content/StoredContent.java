package io.fairlead.platform.content;

import io.fairlead.platform.content.key.DataKey;
import io.fairlead.platform.content.key.DataKeys;
import io.fairlead.platform.content.key.KeyUnavailable;
import io.fairlead.platform.content.persistence.ContentLocks;
import io.fairlead.platform.content.store.ObjectName;
import io.fairlead.platform.content.store.ObjectStore;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Transactions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Bytes first, the row that names them after.
 *
 * @see <a href="../../../../../../../../docs/adr/content-encrypted-by-digest.md">the decision</a>
 */
@Component
final class StoredContent implements Content {

  private final ObjectStore objects;
  private final DataKeys keys;
  private final EarlierFiles earlier;
  private final ContentLocks locks;
  private final DataDirectory directory;
  private final Transactions transactions;

  StoredContent(
      ObjectStore objects,
      DataKeys keys,
      EarlierFiles earlier,
      ContentLocks locks,
      DataDirectory directory,
      Transactions transactions) {
    this.objects = objects;
    this.keys = keys;
    this.earlier = earlier;
    this.locks = locks;
    this.directory = directory;
    this.transactions = transactions;
  }

  @Override
  public Draft begin(UUID workspace) throws IOException {
    DataKey key = keys.current(workspace);
    return new EncryptedDraft(
        directory.newDraft(),
        key,
        new EncryptedDraft.Publisher() {
          @Override
          public <T> T publish(Path file, Stored stored, Function<Stored, T> row)
              throws IOException {
            ObjectName name = new ObjectName(workspace, stored.digest());
            objects.put(name, file);
            return recorded(name, file, () -> row.apply(stored));
          }
        });
  }

  private <T> T recorded(ObjectName name, Path file, java.util.function.Supplier<T> row)
      throws IOException {
    try {
      return transactions.in(
          name.workspace(),
          () -> {
            locks.share(name.workspace(), name.digest());
            ensure(name, file);
            return row.get();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What lay there unnamed may have been swept away before the lock was taken. */
  private void ensure(ObjectName name, Path file) {
    try {
      if (objects.written(name).isPresent()) {
        return;
      }
      if (!Files.exists(file)) {
        throw new IOException("Content %s was swept away; store it again.".formatted(name));
      }
      objects.put(name, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(UUID workspace, String digest) throws IOException {
    ObjectName name = new ObjectName(workspace, digest);
    Optional<InputStream> plain = decrypted(name);
    if (plain.isEmpty()) {
      plain = earlier.open(name);
    }
    if (plain.isEmpty()) { // moved meanwhile
      plain = decrypted(name);
    }
    return new CheckedStream(
        plain.orElseThrow(
            () ->
                ContentUnavailable.damaged(
                    workspace, digest, "its bytes are missing in " + objects.place(), null)),
        name);
  }

  private Optional<InputStream> decrypted(ObjectName name) throws IOException {
    Optional<InputStream> stored = objects.open(name);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    InputStream in = new BufferedInputStream(stored.get(), 1 << 16);
    try {
      return Optional.of(decrypted(in, name));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private InputStream decrypted(InputStream in, ObjectName name) throws IOException {
    try {
      Sealed sealed = Sealed.read(in);
      DataKey key = keys.find(name.workspace(), sealed.dataKey());
      return Sealed.decrypting(in, key.unwrap(sealed.contentKey(), name.digest()));
    } catch (KeyUnavailable e) {
      throw new ContentUnavailable(
          name.workspace(),
          name.digest(),
          String.valueOf(e.getMessage()),
          "Nothing was changed; give the key again or restore what is missing from a backup.",
          e);
    } catch (GeneralSecurityException e) {
      throw ContentUnavailable.damaged(
          name.workspace(), name.digest(), "its header was altered or is another's", e);
    }
  }
}
