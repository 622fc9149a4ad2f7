package io.fairlead.platform.metrics;

import io.fairlead.platform.storage.Database;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The mistake that crash tests must notice: tells its streams, then commits. */
public final class EarlyAcknowledgement {

  private static final long TIME_TO_BE_KILLED_NANOS = 20_000_000_000L;

  private EarlyAcknowledgement() {}

  public static IngestFixture platform(Database database) {
    return new IngestFixture(
        database,
        (transactions, store, workspace, group) ->
            transactions.in(
                workspace,
                () -> {
                  List<Outcome> outcomes = store.storeInTransaction(workspace, group);
                  for (int i = 0; i < group.size(); i++) {
                    outcomes.get(i).tell(group.get(i));
                  }
                  LockSupport.parkNanos(TIME_TO_BE_KILLED_NANOS);
                  return outcomes;
                }));
  }
}
