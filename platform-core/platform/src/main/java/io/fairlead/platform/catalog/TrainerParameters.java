package io.fairlead.platform.catalog;

import io.fairlead.platform.problem.Conflict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which parameters a trainer understands, as the environments of trials say it. */
@Component
final class TrainerParameters {

  private final JdbcClient jdbc;

  TrainerParameters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Call inside a transaction of the workspace. Where nothing has run here yet, or the trainer
   * doesn't say, nothing is known and all passes.
   *
   * @throws Conflict when the trainer said what it understands, and this isn't part of it
   */
  void check(EntryVersion version) {
    check(
        version,
        jdbc.sql(
                """
                select facts ->> cast(:fact as text) from environment
                where jsonb_exists(facts, :fact) order by first_seen desc, digest limit 1
                """)
            .param("fact", "parameters." + version.trainer())
            .query(String.class)
            .optional());
  }

  /**
   * The same for what is approved for all workspaces, inside a crossing transaction: the trainer as
   * it was seen last in any of them.
   */
  void checkEverywhere(EntryVersion version) {
    check(
        version,
        jdbc.sql("select parameters from known_trainer where trainer = ?")
            .param(version.trainer())
            .query(String.class)
            .optional());
  }

  private static void check(EntryVersion version, Optional<String> names) {
    List<String> known = names.map(all -> Arrays.asList(all.split(", "))).orElse(List.of());
    if (!known.isEmpty() && !known.contains(version.name())) {
      throw new Conflict(
          "The trainer '%s' has no parameter '%s', and each trial with it would fail; it has %s. Reject the proposal, or run an agent whose trainer has it first."
              .formatted(version.trainer(), version.name(), known));
    }
  }
}
