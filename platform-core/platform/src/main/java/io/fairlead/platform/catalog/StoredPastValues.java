package io.fairlead.platform.catalog;

import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredPastValues implements PastValues {

  private static final int MOST = 2_000;

  private static final String VALUES =
      """
      select t.id, t.parameters ->> :name as value,
        percent_rank() over (partition by t.study_id order by
          case when s.definition -> 'objectives' -> 0 ->> 'direction' = 'MAXIMIZE'
            then -t.objective else t.objective end) as rank
      from trial t join study s on s.id = t.study_id
      where s.definition ->> 'trainer' = :trainer and s.repeats is null and t.state = 'COMPLETE'
        and t.objective is not null and jsonb_exists(t.parameters, :name)
      order by t.id desc limit :most
      """;

  private final Transactions transactions;
  private final JdbcClient jdbc;

  StoredPastValues(Transactions transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @Override
  public List<Past> of(UUID workspace, String trainer, String name) {
    return transactions.in(
        workspace,
        () ->
            jdbc.sql(VALUES)
                .param("trainer", trainer)
                .param("name", name)
                .param("most", MOST)
                .query(
                    (row, number) ->
                        new Past(
                            Sql.uuid(row, "id"), row.getString("value"), row.getDouble("rank")))
                .list());
  }
}
