package io.fairlead.platform.artifact;

import io.fairlead.platform.artifact.persistence.ArtifactTables;
import io.fairlead.platform.content.Content;
import io.fairlead.platform.content.ContentReferences;
import io.fairlead.platform.storage.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredArtifacts implements Artifacts {

  private final ArtifactTables tables;
  private final Content content;
  private final Transactions transactions;
  private final Clock clock;

  StoredArtifacts(ArtifactTables tables, Content content, Transactions transactions, Clock clock) {
    this.tables = tables;
    this.content = content;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Upload begin(UUID workspace) throws IOException {
    return new DraftUpload(
        content.begin(workspace),
        (attempt, artifact) -> tables.insert(attempt, artifact, clock.instant()));
  }

  @Override
  public Optional<InputStream> open(UUID workspace, String digest) throws IOException {
    if (!transactions.in(workspace, () -> tables.has(digest))) {
      return Optional.empty();
    }
    return Optional.of(content.open(workspace, digest));
  }

  @Override
  public List<Artifact> of(UUID workspace, UUID attempt) {
    return transactions.in(workspace, () -> tables.of(attempt));
  }

  /** What artifacts name. */
  @Component
  static final class References implements ContentReferences {

    private final ArtifactTables tables;

    References(ArtifactTables tables) {
      this.tables = tables;
    }

    @Override
    public Set<String> among(Collection<String> digests) {
      return tables.among(digests);
    }
  }
}
