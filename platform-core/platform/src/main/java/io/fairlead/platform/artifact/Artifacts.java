package io.fairlead.platform.artifact;

import io.fairlead.protocol.message.ArtifactKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Content of a workspace that attempts made, and which one did. */
public interface Artifacts {

  /** Begins an upload; nothing is visible until {@link Upload#commit}. */
  Upload begin(UUID workspace) throws IOException;

  /** The bytes, or empty when this workspace has none of that digest; the caller closes it. */
  Optional<InputStream> open(UUID workspace, String digest) throws IOException;

  /** What an attempt made, oldest first. */
  List<Artifact> of(UUID workspace, UUID attempt);

  /** Receives bytes in order; closing without commit discards them. */
  interface Upload extends AutoCloseable {
    OutputStream bytes();

    /**
     * Stores the bytes durably and records that {@code attempt} made them.
     *
     * @return the SHA-256 in hex
     */
    String commit(UUID attempt, ArtifactKind kind, String name) throws IOException;

    @Override
    void close() throws IOException;
  }

  record Artifact(String digest, ArtifactKind kind, String name, long bytes) {}
}
