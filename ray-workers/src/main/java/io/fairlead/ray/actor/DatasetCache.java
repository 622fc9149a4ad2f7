package io.fairlead.ray.actor;

import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.message.Ticket;
import io.fairlead.ray.environment.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Data-set snapshots on this machine's disk, shared by its actors: Arrow streams called {@code
 * SNAPSHOT.CONTENT.arrow}, by the snapshot's digest and that of the file, which is checked before
 * each use.
 */
final class DatasetCache {

  private final Path folder;

  DatasetCache(Path work) {
    this.folder = work.resolve("datasets");
  }

  /** The file of a snapshot, downloaded when it isn't there or is damaged. */
  Path file(PlatformClient platform, String digest) {
    try {
      Files.createDirectories(folder);
      Path cached = intact(digest);
      return cached != null ? cached : download(platform, digest);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The data set %s can't be kept in %s".formatted(digest, folder), e);
    }
  }

  private @Nullable Path intact(String digest) throws IOException {
    List<Path> candidates;
    try (Stream<Path> files = Files.list(folder)) {
      candidates =
          files.filter(file -> file.getFileName().toString().startsWith(digest + ".")).toList();
    }
    for (Path candidate : candidates) {
      if (candidate.getFileName().toString().equals(name(digest, Digests.sha256(candidate)))) {
        return candidate;
      }
      Files.deleteIfExists(candidate);
    }
    return null;
  }

  private Path download(PlatformClient platform, String digest) throws IOException {
    Path partial = Files.createTempFile(folder, "partial-", "");
    try {
      try (OutputStream out = Files.newOutputStream(partial);
          Writer writer = new Writer(Channels.newChannel(out))) {
        platform.read(new Ticket(Ticket.Kind.DATASET, null, digest, null), writer::write);
      }
      Path complete = folder.resolve(name(digest, Digests.sha256(partial)));
      return Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static String name(String digest, String content) {
    return digest + "." + content + ".arrow";
  }

  /** Copies a Flight stream into a file: the first call has the schema, the others the rows. */
  private static final class Writer implements AutoCloseable {

    private final WritableByteChannel channel;
    private @Nullable ArrowStreamWriter writer;

    Writer(WritableByteChannel channel) {
      this.channel = channel;
    }

    void write(VectorSchemaRoot root) {
      try {
        if (writer == null) {
          writer = new ArrowStreamWriter(root, null, channel);
          writer.start();
        } else {
          writer.writeBatch();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("A data set can't be written to the cache", e);
      }
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.end();
        writer.close();
      }
    }
  }
}
