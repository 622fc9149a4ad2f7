package io.fairlead.platform.flight;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Artifacts kept in memory. */
final class InMemoryArtifacts implements Artifacts {

  private record Place(UUID workspace, String digest) {}

  private final Map<Place, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public Upload begin(UUID workspace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new Upload() {
      @Override
      public OutputStream bytes() {
        return bytes;
      }

      @Override
      public String commit(UUID attempt, ArtifactKind kind, String name) {
        String digest = sha256(bytes.toByteArray());
        kept.put(new Place(workspace, digest), bytes.toByteArray());
        return digest;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Optional<InputStream> open(UUID workspace, String digest) {
    return Optional.ofNullable(kept.get(new Place(workspace, digest)))
        .map(ByteArrayInputStream::new);
  }

  @Override
  public List<Artifact> of(UUID workspace, UUID attempt) {
    return List.of();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
