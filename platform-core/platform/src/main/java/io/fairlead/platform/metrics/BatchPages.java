package io.fairlead.platform.metrics;

import io.fairlead.platform.storage.Transactions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored batches of one attempt, a few megabytes at a time, each page a transaction of its own.
 * Between two pages rows may be merged under a later number; so the position is told by how many
 * points were read: what a merged row repeats is skipped.
 */
final class BatchPages {

  private static final int PAGE_ROWS = 1024;
  private static final int PAGE_BYTES = 4 << 20;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final UUID workspace;
  private final UUID attempt;
  private final Deque<StoredBatch> page = new ArrayDeque<>();
  private long lastSequence = -1;
  private long pointsRead;
  private long skip;
  private boolean over;

  BatchPages(Transactions transactions, JdbcClient jdbc, UUID workspace, UUID attempt) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.workspace = workspace;
    this.attempt = attempt;
  }

  /**
   * @param skip how many of its first points were read before
   */
  record Next(StoredBatch batch, int skip) {}

  @Nullable Next next() {
    if (page.isEmpty() && !over) {
      load();
    }
    StoredBatch batch = page.poll();
    if (batch == null) {
      return null;
    }
    Next next = new Next(batch, Math.toIntExact(Math.min(skip, batch.rows())));
    skip -= next.skip();
    lastSequence = batch.sequence();
    pointsRead += batch.rows() - next.skip();
    return next;
  }

  private void load() {
    transactions.in(
        workspace,
        () -> {
          jdbc.sql(
                  "select sequence, row_count, last_step, data, read from ("
                      + " select b.*, sum(octet_length(data)) over (order by sequence)"
                      + " - octet_length(data) as before, (select coalesce(sum(row_count), 0)"
                      + " from metric_batch where attempt_id = :attempt and sequence <= :last) as read"
                      + " from (select * from metric_batch"
                      + " where attempt_id = :attempt and sequence > :last"
                      + " order by sequence limit :rows) b) p where before < :bytes"
                      + " order by sequence")
              .param("attempt", attempt)
              .param("last", lastSequence)
              .param("rows", PAGE_ROWS)
              .param("bytes", PAGE_BYTES)
              .query(
                  row -> {
                    skip = pointsRead - row.getLong(5);
                    page.add(
                        new StoredBatch(
                            attempt,
                            row.getLong(1),
                            row.getInt(2),
                            row.getLong(3),
                            row.getBytes(4)));
                  });
        });
    over = page.isEmpty();
  }
}
