package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspaces;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hibernate's tenant and the database's rule each hold without the other. */
@PlatformTest
class TwoGuardsTest {

  private final Database database;
  private final Transactions transactions;
  private final Datasets datasets;
  private final Events events;
  private final JdbcClient jdbc;
  private final UUID workspace;

  TwoGuardsTest(
      Database database,
      Transactions transactions,
      Datasets datasets,
      Events events,
      Workspaces workspaces,
      JdbcClient jdbc) {
    this.database = database;
    this.transactions = transactions;
    this.datasets = datasets;
    this.events = events;
    this.jdbc = jdbc;
    String name = "w" + Ids.next().toString().substring(9);
    this.workspace = workspaces.create(name, name, Actor.PLATFORM).id();
    transactions.in(
        workspace,
        () ->
            jdbc.sql(
                    """
                    insert into dataset (id, workspace_id, name, digest, row_count, bytes, columns,
                      target, sensitive, task, source, created_at, created_by)
                    values (?, ?, 'd', 'ab', 1, 1, '[]', 't', '{}', 'BINARY', '', now(), 'test')
                    """)
                .params(Ids.next(), workspace)
                .update());
  }

  private void asAdmin(String command) throws SQLException {
    try (Connection admin = database.connectAsAdmin();
        Statement statement = admin.createStatement()) {
      statement.execute(command);
    }
  }

  private long datasetsInSql(UUID workspace) {
    return transactions.in(
        workspace, () -> jdbc.sql("select count(*) from dataset").query(Long.class).single());
  }

  @Test
  void theDatabaseHoldsWithoutHibernate() {
    assertThat(datasetsInSql(workspace)).isPositive();
    assertThat(datasetsInSql(Ids.next())).isZero();
  }

  @Test
  void hibernateHoldsWithoutTheDatabase() throws SQLException {
    asAdmin("alter table dataset disable row level security");
    try {
      UUID stranger = Ids.next();
      assertThat(datasetsInSql(stranger)).isPositive(); // the database's guard is really off
      assertThat(datasets.list(stranger, null, 5).items()).isEmpty();
      assertThat(datasets.list(workspace, null, 5).items()).isNotEmpty();
    } finally {
      asAdmin("alter table dataset enable row level security");
    }
  }

  @Test
  void factsDoNotChange() {
    transactions.in(workspace, () -> events.append("told", workspace, Actor.PLATFORM, Map.of()));
    for (String change : new String[] {"update event set kind = 'x'", "delete from event"}) {
      assertThatThrownBy(() -> transactions.in(workspace, () -> jdbc.sql(change).update()))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(
            () -> transactions.crossing(() -> jdbc.sql("delete from installation_event").update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void timesComeBackWhateverTheZone() {
    String zone =
        transactions.crossing(() -> jdbc.sql("show timezone").query(String.class).single());
    assertThat(zone).isEqualTo("Pacific/Kiritimati");
    transactions.in(workspace, () -> events.append("timed", workspace, Actor.PLATFORM, Map.of()));
    assertThat(
            transactions.in(
                workspace,
                () ->
                    jdbc.sql(
                            "select abs(extract(epoch from now() - at)) < 600 from event"
                                + " where kind = 'timed'")
                        .query(Boolean.class)
                        .single()))
        .isTrue();
  }
}
