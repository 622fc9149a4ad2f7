package io.fairlead.platform.lineage;

import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.protocol.message.Environment;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The environments in which a workspace's attempts ran, each kept once by its digest. */
@Component
public class Environments {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Clock clock;

  Environments(Transactions transactions, JdbcClient jdbc, Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps an environment; a second time changes nothing. */
  public void keep(UUID workspace, Environment environment) {
    transactions.in(
        workspace,
        () ->
            jdbc.sql(
                    """
                    insert into environment (workspace_id, digest, facts, first_seen)
                    values (?, ?, cast(? as jsonb), ?) on conflict do nothing
                    """)
                .params(
                    workspace,
                    environment.digest(),
                    MAPPER.writeValueAsString(environment.facts()),
                    Sql.at(clock.instant()))
                .update());
  }

  /** The facts of an environment; empty when this workspace has none of that digest. */
  public Map<String, String> facts(UUID workspace, String digest) {
    return transactions.in(
        workspace,
        () ->
            jdbc.sql("select facts from environment where digest = ?")
                .param(digest)
                .query((row, number) -> MAPPER.readValue(row.getString("facts"), FACTS))
                .optional()
                .orElse(Map.of()));
  }
}
