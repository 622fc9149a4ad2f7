package io.fairlead.platform.content.persistence;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks of single contents, held to the end of the transaction: whoever writes a row that names one
 * shares it, whoever sweeps it away has it alone, on whichever replica they are.
 */
@Component
public class ContentLocks {

  private final JdbcClient jdbc;

  ContentLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void share(UUID workspace, String digest) {
    take("pg_advisory_xact_lock_shared", workspace, digest);
  }

  public void have(UUID workspace, String digest) {
    take("pg_advisory_xact_lock", workspace, digest);
  }

  private void take(String lock, UUID workspace, String digest) {
    jdbc.sql("select %s(hashtextextended(?, 0))".formatted(lock))
        .param(workspace + "/" + digest)
        .query((row, number) -> number)
        .list();
  }
}
