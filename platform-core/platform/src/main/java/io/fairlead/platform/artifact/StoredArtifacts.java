package io.fairlead.platform.artifact;

import io.fairlead.platform.artifact.persistence.ArtifactTables;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredArtifacts implements Artifacts {

  private final ArtifactTables tables;
  private final DataDirectory directory;
  private final Transactions transactions;
  private final Clock clock;

  StoredArtifacts(
      ArtifactTables tables, DataDirectory directory, Transactions transactions, Clock clock) {
    this.tables = tables;
    this.directory = directory;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Upload begin(UUID workspace) throws IOException {
    return new DraftUpload(
        directory.newDraft(),
        (draft, attempt, artifact) -> {
          directory.publish(draft, file(workspace, artifact.digest()));
          transactions.in(workspace, () -> tables.insert(attempt, artifact, clock.instant()));
        });
  }

  @Override
  public Optional<InputStream> open(UUID workspace, String digest) throws IOException {
    if (!transactions.in(workspace, () -> tables.has(digest))) {
      return Optional.empty();
    }
    return Optional.of(Files.newInputStream(file(workspace, digest)));
  }

  @Override
  public List<Artifact> of(UUID workspace, UUID attempt) {
    return transactions.in(workspace, () -> tables.of(attempt));
  }

  private Path file(UUID workspace, String digest) {
    return directory
        .folder("artifacts")
        .resolve(workspace.toString())
        .resolve(digest.substring(0, 2))
        .resolve(digest);
  }
}
