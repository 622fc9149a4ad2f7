package io.fairlead.platform.artifact;

import io.fairlead.platform.artifact.Artifacts.Artifact;
import io.fairlead.platform.content.Content;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;

/** Collects bytes as content, then records what they are. */
final class DraftUpload implements Artifacts.Upload {

  private final Content.Draft content;
  private final Recorder record;

  DraftUpload(Content.Draft content, Recorder record) {
    this.content = content;
    this.record = record;
  }

  @Override
  public OutputStream bytes() {
    return content.bytes();
  }

  @Override
  public String commit(UUID attempt, ArtifactKind kind, String name) throws IOException {
    return content.store(
        stored -> {
          record.insert(attempt, new Artifact(stored.digest(), kind, name, stored.bytes()));
          return stored.digest();
        });
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /** Writes the row, in the transaction that runs. */
  @FunctionalInterface
  interface Recorder {
    void insert(UUID attempt, Artifact artifact);
  }
}
