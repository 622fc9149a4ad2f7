package io.fairlead.platform.artifact;

import io.fairlead.platform.artifact.Artifacts.Artifact;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Digests;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.UUID;

/** Collects bytes in a draft and their digest on the way. */
final class DraftUpload implements Artifacts.Upload {

  private final Path draft;
  private final Path file;
  private final Publisher publisher;
  private final DigestOutputStream bytes;

  DraftUpload(Path draft, Publisher publisher) throws IOException {
    this.draft = draft;
    this.file = draft.resolve("content");
    this.publisher = publisher;
    this.bytes =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file)), Digests.sha256());
  }

  @Override
  public OutputStream bytes() {
    return bytes;
  }

  @Override
  public String commit(UUID attempt, ArtifactKind kind, String name) throws IOException {
    bytes.close();
    String digest = Digests.hex(bytes.getMessageDigest().digest());
    publisher.publish(file, attempt, new Artifact(digest, kind, name, Files.size(file)));
    return digest;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
    DataDirectory.discard(draft);
  }

  /** Puts a complete file to its place and records it. */
  @FunctionalInterface
  interface Publisher {
    void publish(Path draft, UUID attempt, Artifact artifact) throws IOException;
  }
}
