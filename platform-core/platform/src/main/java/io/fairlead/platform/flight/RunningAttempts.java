package io.fairlead.platform.flight;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whether an attempt runs and no newer one has taken its place. */
@Component
final class RunningAttempts {

  private final Transactions transactions;
  private final JdbcClient jdbc;

  RunningAttempts(Transactions transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  boolean contains(AttemptKey attempt) {
    return transactions.in(
        attempt.workspace(),
        () ->
            jdbc.sql(
                    "select count(*) from attempt a join trial t on t.id = a.trial_id"
                        + " where a.id = ? and a.ended_at is null and a.epoch = ? and t.epoch = ?")
                .params(attempt.attempt(), attempt.epoch(), attempt.epoch())
                .query(Integer.class)
                .single()
                .equals(1));
  }
}
