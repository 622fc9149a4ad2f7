package io.fairlead.platform.lineage;

import io.fairlead.platform.lineage.TrialRecord.Made;
import io.fairlead.platform.lineage.TrialRecord.Run;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the record of a trial together from what was stored before it started, and since. */
@Component
final class Records {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final Environments environments;

  Records(JdbcClient jdbc, Environments environments) {
    this.jdbc = jdbc;
    this.environments = environments;
  }

  /** A trial with its study, as stored. */
  private record Row(
      UUID study,
      String name,
      int number,
      @Nullable Integer repeats,
      String state,
      JsonNode parameters,
      long seed,
      String history,
      JsonNode metrics,
      JsonNode definition,
      JsonNode resolved,
      String person) {}

  TrialRecord of(UUID workspace, UUID trial) {
    Row row = row(trial);
    List<Run> runs = runs(trial);
    Map<String, String> environment =
        runs.reversed().stream()
            .map(Run::environment)
            .filter(Objects::nonNull)
            .findFirst()
            .map(digest -> environments.facts(workspace, digest))
            .orElse(Map.of());
    String trainer = JsonText.of(row.definition().path("trainer"));
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    sections.put("data", data(row));
    EnvironmentFacts facts = new EnvironmentFacts(environment);
    sections.put("preprocessing", facts.preprocessing(trainer));
    sections.put("configuration", configuration(row, trainer));
    sections.put(
        "search",
        new SearchFacts(row.definition(), row.resolved(), row.history(), row.repeats()).facts());
    sections.put("catalog", catalog(row.resolved()));
    sections.put("code", facts.code());
    sections.put("jars", facts.jars());
    sections.put("machine", facts.machine());
    sections.put("people", people(row, runs));
    sections.put("results", results(row));
    return new TrialRecord(
        trial, row.study(), row.name() + " #" + row.number(), sections, runs, made(trial));
  }

  private Row row(UUID trial) {
    return jdbc.sql(
            """
            select s.id, s.name, t.number, t.repeats, t.state, t.parameters, t.seed, t.history_digest,
              t.metrics, s.definition, s.resolved, s.created_by
            from trial t join study s on s.id = t.study_id where t.id = ?
            """)
        .param(trial)
        .query(
            (row, number) ->
                new Row(
                    Sql.uuid(row, "id"),
                    row.getString("name"),
                    row.getInt("number"),
                    Sql.intOrNull(row, "repeats"),
                    row.getString("state"),
                    JSON.readTree(row.getString("parameters")),
                    row.getLong("seed"),
                    row.getString("history_digest"),
                    JSON.readTree(row.getString("metrics")),
                    JSON.readTree(row.getString("definition")),
                    JSON.readTree(row.getString("resolved")),
                    row.getString("created_by")))
        .optional()
        .orElseThrow(() -> new NotFound("trial", trial.toString()));
  }

  private List<Run> runs(UUID trial) {
    return jdbc.sql("select * from attempt where trial_id = ? order by epoch")
        .param(trial)
        .query(
            (row, number) ->
                new Run(
                    Sql.uuid(row, "id"),
                    row.getInt("epoch"),
                    row.getString("agent"),
                    row.getString("environment"),
                    row.getLong("from_step"),
                    row.getLong("step"),
                    Sql.instant(row, "started_at"),
                    Sql.instantOrNull(row, "ended_at"),
                    row.getString("outcome")))
        .list();
  }

  private List<Made> made(UUID trial) {
    return jdbc.sql(
            """
            select m.attempt_id, m.kind, m.name, m.digest, m.created_at from attempt_artifact m
              join attempt a on a.id = m.attempt_id
            where a.trial_id = ? and m.kind <> 'CHECKPOINT' order by m.id
            """)
        .param(trial)
        .query(
            (row, number) ->
                new Made(
                    Sql.uuid(row, "attempt_id"),
                    row.getString("kind"),
                    row.getString("name"),
                    row.getString("digest"),
                    Sql.instant(row, "created_at")))
        .list();
  }

  private static Map<String, String> data(Row row) {
    Map<String, String> facts = new LinkedHashMap<>();
    JsonNode data = row.resolved().path("dataset");
    if (data.isObject()) {
      facts.put("name", JsonText.of(row.definition().path("dataset")));
      facts.put("snapshot", JsonText.of(data.path("digest")));
      facts.put("target", JsonText.of(data.path("target")));
      facts.put("task", JsonText.of(data.path("task")));
      facts.put("split seed", JsonText.of(data.path("splitSeed")));
      facts.put("train share", JsonText.of(data.path("train")));
      facts.put("validation share", JsonText.of(data.path("validation")));
    }
    return facts;
  }

  private static Map<String, String> configuration(Row row, String trainer) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trainer", trainer);
    new TreeMap<>(texts(row.parameters())).forEach(facts::put);
    facts.put("seed", Long.toString(row.seed()));
    facts.put("most steps", JsonText.of(row.definition().path("maxSteps")));
    JsonNode resources = row.definition().path("resources");
    facts.put("CPUs", JsonText.of(resources.path("cpus")));
    facts.put("GPUs", JsonText.of(resources.path("gpus")));
    return facts;
  }

  /** The versions of the entries that the study was accepted under, and what was excepted. */
  private static Map<String, String> catalog(JsonNode resolved) {
    Map<String, String> facts = new TreeMap<>();
    for (JsonNode each : resolved.path("catalog")) {
      facts.put(
          JsonText.of(each.path("name")),
          "version %s, %s"
              .formatted(
                  JsonText.of(each.path("version")),
                  JsonText.of(each.path("scope")).toLowerCase(Locale.ROOT)));
    }
    for (JsonNode each : resolved.path("exceptions")) {
      facts.merge(
          JsonText.of(each.path("name")),
          "excepted: granted by %s".formatted(JsonText.of(each.path("grantedBy"))),
          "%s, %s"::formatted);
    }
    return facts;
  }

  private static Map<String, String> people(Row row, List<Run> runs) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("submitted by", row.person());
    if (!runs.isEmpty()) {
      facts.put(
          "run by agent",
          runs.stream().map(Run::agent).distinct().collect(Collectors.joining(", ")));
    }
    return facts;
  }

  private static Map<String, String> results(Row row) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("state", row.state());
    facts.putAll(new TreeMap<>(texts(row.metrics())));
    return facts;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(each -> texts.put(each.getKey(), JsonText.of(each.getValue())));
    return texts;
  }
}
