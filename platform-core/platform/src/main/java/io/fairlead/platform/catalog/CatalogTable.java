package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.catalog.EntryVersion.Deprecation;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of versions: the installation's, in a crossing transaction, and the workspace's, in
 * one of that workspace.
 */
@Component
class CatalogTable {

  private final JdbcClient jdbc;

  CatalogTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static String table(Scope scope) {
    return switch (scope) {
      case INSTALLATION -> "installation_catalog_entry";
      case WORKSPACE -> "catalog_entry";
    };
  }

  /** Adds a version unless its number is taken; says whether it did. */
  boolean insert(EntryVersion version) {
    boolean installation = version.scope() == Scope.INSTALLATION;
    @Nullable Signature decided = version.decided();
    return jdbc.sql(
                """
                insert into %s (%sid, trainer, name, version, position, domain, condition,
                  default_value, forbidden, unit, rationale, evidence, state, proposed_by, proposed_by_name,
                  proposed_at, decided_by, decided_by_name, decided_at)
                values (%s:id, :trainer, :name, :version, :position, cast(:domain as jsonb),
                  cast(:condition as jsonb), cast(:default as jsonb),
                  cast(:forbidden as jsonb), cast(:unit as text), :rationale,
                  cast(:evidence as uuid[]), :state, :proposer, :proposerName, :at,
                  cast(:decider as uuid), cast(:deciderName as text), cast(:decidedAt as timestamptz))
                on conflict do nothing
                """
                    .formatted(
                        table(version.scope()),
                        installation ? "" : "workspace_id, ",
                        installation ? "" : "current_workspace(), "))
            .param("id", version.id())
            .param("trainer", version.trainer())
            .param("name", version.name())
            .param("version", version.version())
            .param("position", version.position())
            .param("domain", SpaceJson.write(version.parameter().domain()))
            .param("condition", version.parameter().condition().map(SpaceJson::write).orElse(null))
            .param("default", JsonMapper.shared().writeValueAsString(version.defaultValue()))
            .param("forbidden", SpaceJson.write(version.forbidden()))
            .param("unit", version.unit())
            .param("rationale", version.rationale())
            .param("evidence", Sql.texts(version.evidence()))
            .param("state", version.state().name())
            .param("proposer", version.proposed().person())
            .param("proposerName", version.proposed().name())
            .param("at", Sql.at(version.proposed().at()))
            .param("decider", decided == null ? null : decided.person().toString())
            .param("deciderName", decided == null ? null : decided.name())
            .param("decidedAt", decided == null ? null : decided.at().toString())
            .update()
        == 1;
  }

  /** Writes what was decided about a version that waits; says whether one did. */
  boolean decide(Scope scope, UUID id, State to, Signature by) {
    return jdbc.sql(
                """
                update %s set state = :state, decided_by = :by, decided_by_name = :name,
                  decided_at = :at, decision_reason = cast(:reason as text)
                where id = :id and state = 'PROPOSED'
                """
                    .formatted(table(scope)))
            .param("state", to.name())
            .param("by", by.person())
            .param("name", by.name())
            .param("at", Sql.at(by.at()))
            .param("reason", by.reason())
            .param("id", id)
            .update()
        == 1;
  }

  /** Deprecates an approved version; says whether it was one. */
  boolean deprecate(Scope scope, UUID id, Deprecation why) {
    return jdbc.sql(
                """
                update %s set state = 'DEPRECATED', deprecated_by = ?, deprecated_by_name = ?,
                  deprecated_at = ?, deprecation_reason = ?, replacement = ?
                where id = ? and state = 'APPROVED'
                """
                    .formatted(table(scope)))
            .params(
                why.by().person(),
                why.by().name(),
                Sql.at(why.by().at()),
                String.valueOf(why.by().reason()),
                why.replacement(),
                id)
            .update()
        == 1;
  }

  /** Until the transaction ends nobody else numbers versions of an entry. */
  void lock(@Nullable UUID workspace, String trainer, String name) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
        .param("catalog %s %s %s".formatted(workspace, trainer, name))
        .query(rows -> {});
  }

  /** By name. */
  List<String> trainers(Scope scope) {
    return jdbc.sql(
            "select distinct trainer from %s where state in ('APPROVED', 'DEPRECATED') order by 1"
                .formatted(table(scope)))
        .query(String.class)
        .list();
  }

  /** The newest version of each entry of a trainer that was approved, by position. */
  List<EntryVersion> inForce(Scope scope, String trainer) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (name) * from %s
              where trainer = ? and state in ('APPROVED', 'DEPRECATED')
              order by name, version desc) newest
            order by position, name
            """
                .formatted(table(scope)))
        .param(trainer)
        .query((row, number) -> version(scope, row))
        .list();
  }

  /** Every version of an entry, newest first. */
  List<EntryVersion> versions(Scope scope, String trainer, String name) {
    return jdbc.sql(
            "select * from %s where trainer = ? and name = ? order by version desc"
                .formatted(table(scope)))
        .params(trainer, name)
        .query((row, number) -> version(scope, row))
        .list();
  }

  /** Those that wait to be decided about, oldest first. */
  List<EntryVersion> waiting(Scope scope) {
    return jdbc.sql("select * from %s where state = 'PROPOSED' order by id".formatted(table(scope)))
        .query((row, number) -> version(scope, row))
        .list();
  }

  Optional<EntryVersion> find(Scope scope, UUID id) {
    return jdbc.sql("select * from %s where id = ?".formatted(table(scope)))
        .param(id)
        .query((row, number) -> version(scope, row))
        .optional();
  }

  /** Trainer and name of every entry, a space between. */
  Set<String> names(Scope scope) {
    return Set.copyOf(
        jdbc.sql("select distinct trainer || ' ' || name from %s".formatted(table(scope)))
            .query(String.class)
            .list());
  }

  int lastPosition(Scope scope, String trainer) {
    return jdbc.sql(
            "select coalesce(max(position), 0) from %s where trainer = ?".formatted(table(scope)))
        .param(trainer)
        .query(Integer.class)
        .single();
  }

  private static EntryVersion version(Scope scope, ResultSet row) throws SQLException {
    Domain domain = SpaceJson.readDomain(row.getString("domain"));
    String condition = row.getString("condition");
    Signature deprecated = signature(row, "deprecated", row.getString("deprecation_reason"));
    return new EntryVersion(
        Sql.uuid(row, "id"),
        scope,
        row.getString("trainer"),
        row.getInt("version"),
        row.getInt("position"),
        new Parameter(
            row.getString("name"),
            domain,
            Optional.ofNullable(condition).map(SpaceJson::readCondition)),
        DefaultJson.read(domain, JsonMapper.shared().readTree(row.getString("default_value"))),
        SpaceJson.readConditions(row.getString("forbidden")),
        row.getString("unit"),
        row.getString("rationale"),
        List.of((UUID[]) row.getArray("evidence").getArray()),
        State.valueOf(row.getString("state")),
        new Signature(
            Sql.uuid(row, "proposed_by"),
            row.getString("proposed_by_name"),
            Sql.instant(row, "proposed_at"),
            null),
        signature(row, "decided", row.getString("decision_reason")),
        deprecated == null ? null : new Deprecation(deprecated, row.getString("replacement")));
  }

  private static @Nullable Signature signature(ResultSet row, String verb, @Nullable String reason)
      throws SQLException {
    UUID person = row.getObject(verb + "_by", UUID.class);
    return person == null
        ? null
        : new Signature(
            person, row.getString(verb + "_by_name"), Sql.instant(row, verb + "_at"), reason);
  }
}
