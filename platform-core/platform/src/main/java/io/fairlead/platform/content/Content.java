package io.fairlead.platform.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.Function;

/**
 * The bytes of workspaces, named by the SHA-256 of their plain text. The same bytes are stored once
 * in a workspace; no workspace can tell what others have.
 */
public interface Content {

  /** Begins to take bytes; nothing is kept before {@link Draft#store}. */
  Draft begin(UUID workspace) throws IOException;

  /**
   * Opens bytes that a row names; the caller closes them. What is altered, cut or another's is
   * noticed: here, or by an exception instead of the next bytes or the end.
   *
   * @throws ContentUnavailable when they are missing, damaged, or their key isn't there
   */
  InputStream open(UUID workspace, String digest) throws IOException;

  /** Receives bytes in order; closing it without storing them leaves nothing. */
  interface Draft extends AutoCloseable {
    OutputStream bytes();

    /**
     * Stores the bytes durably, then runs {@code row} in a transaction of the workspace, which
     * writes the row that names them. Bytes that no row names are swept away some time later.
     *
     * @return what {@code row} gives
     */
    <T> T store(Function<Stored, T> row) throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * What was taken in.
   *
   * @param digest SHA-256 of the plain text, in hex
   * @param bytes its length
   */
  record Stored(String digest, long bytes) {}
}
