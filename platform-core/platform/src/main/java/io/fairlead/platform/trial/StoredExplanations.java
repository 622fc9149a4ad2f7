package io.fairlead.platform.trial;

import io.fairlead.kernel.search.Explanation;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Explanations in the database. */
@Component
final class StoredExplanations implements Explanations {

  private final Transactions transactions;
  private final JdbcClient jdbc;

  StoredExplanations(Transactions transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Explanation> of(UUID workspace, UUID study, int number) {
    return transactions.in(
        workspace,
        () ->
            jdbc.sql("select explanation from suggestion where study_id = ? and number = ?")
                .params(study, number)
                .query((row, at) -> ExplanationJson.read(row.getString("explanation")))
                .optional());
  }

  @Override
  public Optional<Explained> last(UUID workspace, UUID study) {
    return transactions.in(
        workspace,
        () ->
            jdbc.sql(
                    """
                    select t.id, t.number, t.parameters, s.explanation from suggestion s
                      join trial t on t.study_id = s.study_id and t.number = s.number
                    where s.study_id = ? order by s.number desc limit 1
                    """)
                .param(study)
                .query(
                    (row, at) ->
                        new Explained(
                            Sql.uuid(row, "id"),
                            row.getInt("number"),
                            Values.read(row.getString("parameters")),
                            ExplanationJson.read(row.getString("explanation"))))
                .optional());
  }
}
