package io.fairlead.platform.content.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps encrypted bytes under names that say what they are. Safe for use by many threads and by
 * several processes at once: an object is there as a whole or not at all, and never changes its
 * plain text.
 */
public interface ObjectStore {

  /**
   * Keeps a file's bytes: after this returns they are there whatever fails. Bytes that are there
   * already may stay, but count as written now. The file may be gone afterwards.
   */
  void put(ObjectName name, Path file) throws IOException;

  /** The bytes, which the caller closes, or empty when there are none. */
  Optional<InputStream> open(ObjectName name) throws IOException;

  /** When the bytes were written last, or empty when there are none. */
  Optional<Instant> written(ObjectName name) throws IOException;

  /** Removes the bytes if they are there. */
  void delete(ObjectName name) throws IOException;

  /** Tells the names of all objects of a workspace, in no order. */
  void list(UUID workspace, Visitor visitor) throws IOException;

  /** Where it is, for people. */
  String place();

  /** Is told of objects. */
  @FunctionalInterface
  interface Visitor {
    void visit(ObjectName name, Instant written) throws IOException;
  }
}
