package io.fairlead.platform.lineage;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.protocol.message.Environment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The environments in which a workspace's attempts ran, each kept once by its digest; their jars
 * are kept by the jars' digests.
 */
@Component
public class Environments {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};
  private static final String JAR = "jar.";
  private static final String TRAINER = "parameters.";
  private static final String SHA256 = ".sha256";

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Clock clock;

  Environments(Transactions transactions, JdbcClient jdbc, Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps an environment; a second time changes nothing.
   *
   * @throws InvalidInput when it lacks a fact without which nothing may start, or isn't what its
   *     digest says
   */
  public void keep(UUID workspace, Environment environment) {
    check(environment);
    Map<String, String> facts = new TreeMap<>(environment.facts());
    facts.keySet().removeIf(Environments::isJar);
    List<String> jars = environment.facts().keySet().stream().filter(Environments::isJar).toList();
    transactions.in(
        workspace,
        () -> {
          int kept =
              jdbc.sql(
                      """
                      insert into environment (workspace_id, digest, facts, first_seen)
                      values (?, ?, cast(? as jsonb), ?) on conflict do nothing
                      """)
                  .params(
                      workspace,
                      environment.digest(),
                      MAPPER.writeValueAsString(facts),
                      Sql.at(clock.instant()))
                  .update();
          if (kept > 0) {
            jdbc.sql(
                    """
                    insert into environment_jar (workspace_id, environment, name, digest)
                    select ?, ?, * from unnest(cast(? as text[]), cast(? as text[]))
                    """)
                .params(
                    workspace,
                    environment.digest(),
                    Sql.texts(jars, Environments::jar),
                    Sql.texts(jars, environment.facts()::get))
                .update();
            tellTrainers(facts);
          }
        });
  }

  /** What a trainer understands is known to the whole installation, without where it ran. */
  private void tellTrainers(Map<String, String> facts) {
    List<String> said = facts.keySet().stream().filter(it -> it.startsWith(TRAINER)).toList();
    if (!said.isEmpty()) {
      transactions.crossing(
          () ->
              jdbc.sql(
                      """
                      insert into known_trainer (trainer, parameters, seen_at)
                      select trainer, parameters, ?
                      from unnest(cast(? as text[]), cast(? as text[])) as t(trainer, parameters)
                      on conflict (trainer) do update
                        set parameters = excluded.parameters, seen_at = excluded.seen_at
                      """)
                  .params(
                      Sql.at(clock.instant()),
                      Sql.texts(said, it -> it.substring(TRAINER.length())),
                      Sql.texts(said, facts::get))
                  .update());
    }
  }

  private static void check(Environment environment) {
    List<String> missing =
        Environment.REQUIRED.stream()
            .filter(each -> environment.facts().getOrDefault(each, "").isBlank())
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "environment",
          "An attempt says where it runs before it starts, with all of %s."
              .formatted(Environment.REQUIRED),
          "without " + missing,
          "Start drivers of the platform's release.");
    }
    if (!Environment.of(environment.facts()).digest().equals(environment.digest())) {
      throw new InvalidInput(
          "environment",
          "An environment is named by the digest of its facts.",
          environment.digest(),
          "Start drivers of the platform's release.");
    }
  }

  private static boolean isJar(String fact) {
    return fact.startsWith(JAR) && fact.endsWith(SHA256);
  }

  private static String jar(String fact) {
    return fact.substring(JAR.length(), fact.length() - SHA256.length());
  }

  /**
   * The facts of an environment, its jars among them as {@code jar.NAME.sha256}; empty when this
   * workspace has none of that digest.
   */
  public Map<String, String> facts(UUID workspace, String digest) {
    return transactions.in(
        workspace,
        () -> {
          Map<String, String> facts =
              jdbc.sql("select facts from environment where digest = ?")
                  .param(digest)
                  .query((row, number) -> MAPPER.readValue(row.getString("facts"), FACTS))
                  .optional()
                  .orElseGet(TreeMap::new);
          jdbc.sql("select name, digest from environment_jar where environment = ?")
              .param(digest)
              .query(
                  row -> {
                    facts.put(JAR + row.getString("name") + SHA256, row.getString("digest"));
                  });
          return facts;
        });
  }
}
