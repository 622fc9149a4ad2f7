package io.fairlead.platform.decision.persistence;

import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.decision.Passed;
import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.workspace.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads decisions out of the events of the current workspace. */
@Component
public class DecisionTable {

  /** The kind of a person's decision, as an event. */
  public static final String SIGNED = "decision.signed";

  private static final String STARTED = "study.submitted";
  private static final String EXTENDED = "study.extended";
  private static final String STOPPED = "study.stopped";
  private static final String PEOPLES =
      "'decision.signed', 'study.submitted', 'study.extended', 'study.stopped'";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ENTRIES =
      """
      select e.*, h.sequence,
        (select later.subject from event later where later.kind = 'decision.signed'
          and later.data ->> 'supersedes' =
            (case e.kind when 'decision.signed' then e.subject else e.id end)::text
          limit 1) as superseded_by
      from event e left join event_hash h on h.event_id = e.id
      """;

  private final JdbcClient jdbc;

  DecisionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An entry with the id of its event, which is its place in a list. */
  public record Placed(UUID event, LogEntry entry) {}

  /** At most {@code limit} entries that pass, newest first, before the event {@code before}. */
  public List<Placed> list(LogFilter filter, @Nullable UUID before, int limit) {
    StringBuilder where = new StringBuilder("where e.kind in (" + kinds(filter) + ")");
    List<Object> values = new ArrayList<>();
    and(where, values, "e.id < ?", before);
    and(where, values, "e.actor_name = ?", filter.author());
    if (filter.type() != null) {
      where.append(" and (e.data ->> 'type' = ? or e.kind = ?)");
      values.add(filter.type().word());
      values.add(kindOf(filter.type()));
    }
    and(
        where,
        values,
        "e.kind in ("
            + PEOPLES
            + ") and decision_text(e.data) @@ websearch_to_tsquery('pg_catalog.english', ?)",
        filter.text());
    values.add(limit);
    return jdbc.sql(ENTRIES + where + " order by e.id desc limit ?")
        .params(values)
        .query((row, number) -> new Placed(row.getObject("id", UUID.class), entry(row)))
        .list();
  }

  /** Who starts, extends or stops a study decides so: its event is the decision. */
  private static String kindOf(DecisionType type) {
    return switch (type) {
      case SEARCH_STARTED -> STARTED;
      case SEARCH_EXTENDED -> EXTENDED;
      case STOPPED_EARLY -> STOPPED;
      default -> ""; // of no other event
    };
  }

  private static String kinds(LogFilter filter) {
    return filter.machine()
        ? PEOPLES + ", 'trials.suggested', 'trials.preferred', 'trial.pruned', 'trial.paused'"
        : PEOPLES;
  }

  private static void and(
      StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      values.add(value);
    }
  }

  /** The decision of that id. */
  public Optional<LogEntry.Signed> find(UUID decision) {
    return jdbc.sql(
            ENTRIES
                + """
                where (e.kind = 'decision.signed' and e.subject = ?)
                  or (e.kind in ('study.submitted', 'study.extended', 'study.stopped') and e.id = ?)
                """)
        .params(decision, decision)
        .query((row, number) -> peoples(row))
        .optional();
  }

  /** Lets corrections of one decision come one after the other, until the transaction ends. */
  public void lock(UUID decision) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
        .param(decision.toString())
        .query(rows -> {});
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    return switch (row.getString("kind")) {
      case SIGNED, STARTED, EXTENDED, STOPPED -> peoples(row);
      default -> machine(row);
    };
  }

  private static LogEntry.Signed peoples(ResultSet row) throws SQLException {
    return switch (row.getString("kind")) {
      case STARTED -> ofStudy(row, DecisionType.SEARCH_STARTED, "Search %s started");
      case EXTENDED ->
          ofStudy(
              row,
              DecisionType.SEARCH_EXTENDED,
              "Search %s extended to "
                  + JSON.readTree(row.getString("data")).path("trials").asInt()
                  + " trials");
      case STOPPED -> ofStudy(row, DecisionType.STOPPED_EARLY, "Search %s stopped");
      default -> signed(row);
    };
  }

  /** What was submitted, and why as far as it was said. */
  private static LogEntry.Signed ofStudy(ResultSet row, DecisionType type, String what)
      throws SQLException {
    JsonNode data = JSON.readTree(row.getString("data"));
    String name = data.path("name").asString();
    String digest = data.path("after").asString("");
    UUID study = row.getObject("subject", UUID.class);
    return new LogEntry.Signed(
        row.getObject("id", UUID.class),
        Instants.from(row, "at"),
        actor(row),
        row.getObject("sequence", Long.class),
        type,
        what.formatted(name),
        data.path("rationale").asString(""),
        List.of(),
        digest.isEmpty()
            ? List.of()
            : List.of(new Evidence(Evidence.Kind.STUDY, study, digest, name)),
        null,
        row.getObject("superseded_by", UUID.class),
        List.of(),
        "");
  }

  private static LogEntry.Signed signed(ResultSet row) throws SQLException {
    JsonNode data = JSON.readTree(row.getString("data"));
    List<String> alternatives = new ArrayList<>();
    data.path("alternatives").forEach(each -> alternatives.add(each.asString()));
    List<Evidence> evidence = new ArrayList<>();
    for (JsonNode each : data.path("evidence")) {
      evidence.add(
          new Evidence(
              Evidence.Kind.parse(each.path("kind").asString()),
              UUID.fromString(each.path("id").asString()),
              each.path("digest").asString(),
              each.path("label").asString()));
    }
    return new LogEntry.Signed(
        row.getObject("subject", UUID.class),
        Instants.from(row, "at"),
        actor(row),
        row.getObject("sequence", Long.class),
        DecisionType.parse(data.path("type").asString()),
        data.path("what").asString(),
        data.path("rationale").asString(),
        alternatives,
        evidence,
        data.has("supersedes") ? UUID.fromString(data.path("supersedes").asString()) : null,
        row.getObject("superseded_by", UUID.class),
        passed(data),
        data.path("guardrailReason").asString(""));
  }

  private static List<Passed> passed(JsonNode data) {
    List<Passed> passed = new ArrayList<>();
    for (JsonNode each : data.path("guardrails")) {
      passed.add(
          new Passed(
              UUID.fromString(each.path("trial").asString()),
              each.path("label").asString(),
              each.path("measure").asString(),
              each.has("value") ? Double.valueOf(each.path("value").asString()) : null,
              each.path("limit").asString()));
    }
    return passed;
  }

  private static LogEntry.Machine machine(ResultSet row) throws SQLException {
    JsonNode data = JSON.readTree(row.getString("data"));
    String kind = row.getString("kind");
    return new LogEntry.Machine(
        row.getObject("id", UUID.class),
        Instants.from(row, "at"),
        actor(row),
        row.getObject("sequence", Long.class),
        kind.substring(kind.indexOf('.') + 1),
        row.getObject("subject", UUID.class),
        what(kind, data),
        data.path("inputs").asString(""));
  }

  private static String what(String kind, JsonNode data) {
    if (kind.equals("trials.preferred")) {
      return data.path("reason").asString("");
    }
    if (!kind.equals("trials.suggested")) {
      return "trial #%d after step %d"
          .formatted(data.path("number").asInt(), data.path("step").asLong());
    }
    int resumed = data.path("resumed").size();
    return numbers(data.path("new"))
        + (resumed == 0 ? "" : ", resumed " + numbers(data.path("resumed")));
  }

  private static String numbers(JsonNode trials) {
    List<String> numbers = new ArrayList<>();
    trials.forEach(each -> numbers.add("#" + each.asInt()));
    if (numbers.isEmpty()) {
      return "no new trial";
    }
    return numbers.size() == 1
        ? "trial " + numbers.getFirst()
        : "%d trials, %s to %s".formatted(numbers.size(), numbers.getFirst(), numbers.getLast());
  }

  private static Actor actor(ResultSet row) throws SQLException {
    return new Actor(
        Actor.Kind.valueOf(row.getString("actor_kind")),
        row.getObject("actor_id", UUID.class),
        row.getString("actor_name"),
        row.getString("permission"));
  }
}
