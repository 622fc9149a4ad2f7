package io.fairlead.platform.artifact.persistence;

import io.fairlead.platform.artifact.Artifacts.Artifact;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Instants;
import io.fairlead.protocol.message.ArtifactKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes which content the current workspace has, and which attempt made it. */
@Component
public class ArtifactTables {

  private final JdbcClient jdbc;

  ArtifactTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records that {@code attempt} made an artifact; the same content is one row. */
  public void insert(UUID attempt, Artifact artifact, Instant at) {
    jdbc.sql(
            "insert into artifact (workspace_id, digest, bytes, created_at)"
                + " values (current_workspace(), ?, ?, ?) on conflict do nothing")
        .params(artifact.digest(), artifact.bytes(), Instants.toSql(at))
        .update();
    jdbc.sql(
            "insert into attempt_artifact"
                + " (id, workspace_id, attempt_id, kind, name, digest, created_at)"
                + " values (?, current_workspace(), ?, ?, ?, ?, ?)")
        .params(
            Ids.next(),
            attempt,
            artifact.kind().name(),
            artifact.name(),
            artifact.digest(),
            Instants.toSql(at))
        .update();
  }

  public boolean has(String digest) {
    return jdbc.sql("select exists (select from artifact where digest = ?)")
        .param(digest)
        .query(Boolean.class)
        .single();
  }

  /** Those of {@code digests} that the current workspace has. */
  public Set<String> among(Collection<String> digests) {
    return jdbc.sql("select digest from artifact where digest = any(?)")
        .param(digests.toArray(String[]::new))
        .query(String.class)
        .set();
  }

  /** Oldest first. */
  public List<Artifact> of(UUID attempt) {
    return jdbc.sql(
            "select m.kind, m.name, m.digest, a.bytes from attempt_artifact m"
                + " join artifact a using (workspace_id, digest)"
                + " where m.attempt_id = ? order by m.id")
        .param(attempt)
        .query(
            (row, number) ->
                new Artifact(
                    row.getString("digest"),
                    ArtifactKind.valueOf(row.getString("kind")),
                    row.getString("name"),
                    row.getLong("bytes")))
        .list();
  }
}
