package io.fairlead.platform.metrics;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.scheduling.RungJudge;
import io.fairlead.platform.storage.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores groups of batches in the platform's database. */
@Component
final class CommittedGroups implements GroupStore {

  private final Transactions transactions;
  private final JdbcTemplate jdbc;
  private final RungJudge judge;
  private final Changes changes;

  CommittedGroups(Transactions transactions, JdbcTemplate jdbc, RungJudge judge, Changes changes) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.judge = judge;
    this.changes = changes;
  }

  @Override
  public List<Outcome> store(UUID workspace, List<Pending> group) {
    return transactions.in(workspace, () -> storeInTransaction(workspace, group));
  }

  List<Outcome> storeInTransaction(UUID workspace, List<Pending> group) {
    ConnectionCallback<List<Outcome>> work =
        connection ->
            new GroupTransaction(
                    new GroupStatements(connection, workspace), workspace, judge, changes)
                .store(group);
    return Objects.requireNonNull(jdbc.execute(work));
  }
}
