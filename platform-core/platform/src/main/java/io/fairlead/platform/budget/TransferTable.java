package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Budget on its way between workspaces, in crossing transactions. */
@Component
final class TransferTable {

  private final JdbcClient jdbc;

  TransferTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Sent(
      UUID id,
      UUID from,
      UUID to,
      BudgetResource resource,
      long amount,
      String reason,
      Instant at,
      Actor by) {}

  void send(Sent sent) {
    jdbc.sql(
            """
            insert into budget_transfer (id, from_workspace, to_workspace, resource, amount, reason,
              sent_at, by_kind, by_id, by_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            sent.id(),
            sent.from(),
            sent.to(),
            sent.resource().name(),
            sent.amount(),
            sent.reason(),
            Sql.at(sent.at()),
            sent.by().kind().name(),
            sent.by().id(),
            sent.by().name())
        .update();
  }

  /** Takes one that is on its way; empty when it has arrived. */
  Optional<Sent> receive(UUID id) {
    return jdbc.sql("delete from budget_transfer where id = ? returning *")
        .param(id)
        .query(
            (row, number) ->
                new Sent(
                    Sql.uuid(row, "id"),
                    Sql.uuid(row, "from_workspace"),
                    Sql.uuid(row, "to_workspace"),
                    BudgetResource.valueOf(row.getString("resource")),
                    row.getLong("amount"),
                    row.getString("reason"),
                    Sql.instant(row, "sent_at"),
                    new Actor(
                        Actor.Kind.valueOf(row.getString("by_kind")),
                        Sql.uuid(row, "by_id"),
                        row.getString("by_name"))))
        .optional();
  }

  /** Where those go that are on their way. */
  List<Way> onTheirWay() {
    return jdbc.sql("select id, to_workspace from budget_transfer order by id")
        .query((row, number) -> new Way(Sql.uuid(row, "id"), Sql.uuid(row, "to_workspace")))
        .list();
  }

  record Way(UUID id, UUID to) {}
}
