package io.fairlead.platform.metrics;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Merges small batches of an attempt into large ones and builds the pyramids of their metrics, in
 * the background and a bounded amount at a time, so that a burst of metrics is taken in first and
 * compacted later. A merged row has the last sequence of its run. That nothing is stored twice is
 * attempt_stream's doing, not these rows'.
 */
@Component
final class Compactor {

  private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

  /** What an attempt that still runs must have waiting before it is worth the work. */
  private static final int WORTH_POINTS = 8192;

  private static final int WORTH_BATCHES = 256;
  private static final int ATTEMPTS = 64;
  private static final long PASS_POINTS = 2_000_000;
  private static final long MEMORY_BYTES = 64L << 20;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Supplier<List<UUID>> workspaces;

  @Autowired
  Compactor(Transactions transactions, JdbcClient jdbc, Workspaces workspaces) {
    this(transactions, jdbc, () -> workspaces.all().stream().map(Workspace::id).toList());
  }

  Compactor(Transactions transactions, JdbcClient jdbc, Supplier<List<UUID>> workspaces) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.workspaces = workspaces;
  }

  /**
   * One pass over all workspaces.
   *
   * @return how many points were compacted; 0 when there is nothing worth it
   */
  long compactOnce() {
    long points = 0;
    try (BufferAllocator allocator = new RootAllocator(MEMORY_BYTES)) {
      for (UUID workspace : workspaces.get()) {
        points += compact(workspace, PASS_POINTS - points, allocator);
        if (points >= PASS_POINTS) {
          break;
        }
      }
    }
    return points;
  }

  private long compact(UUID workspace, long most, BufferAllocator allocator) {
    long points = 0;
    for (UUID attempt : transactions.in(workspace, this::worthwhile)) {
      if (points >= most) {
        break;
      }
      try {
        points +=
            transactions.in(
                workspace, () -> new AttemptCompaction(jdbc, workspace, attempt, allocator).run());
      } catch (RuntimeException e) {
        LOG.warn("The metrics of attempt {} could not be compacted", attempt, e);
      }
    }
    return points;
  }

  private List<UUID> worthwhile() {
    return jdbc.sql(
            "select b.attempt_id from metric_batch b"
                + " left join attempt a on a.id = b.attempt_id and a.ended_at is null"
                + " where not b.compacted group by b.attempt_id, a.id"
                + " having a.id is null or sum(b.row_count) >= ? or count(*) >= ?"
                + " order by sum(b.row_count) desc limit ?")
        .params(WORTH_POINTS, WORTH_BATCHES, ATTEMPTS)
        .query(UUID.class)
        .list();
  }
}
