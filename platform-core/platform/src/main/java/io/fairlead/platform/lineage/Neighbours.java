package io.fairlead.platform.lineage;

import static io.fairlead.platform.lineage.NodeType.AUDIT;
import static io.fairlead.platform.lineage.NodeType.CODE;
import static io.fairlead.platform.lineage.NodeType.DATASET;
import static io.fairlead.platform.lineage.NodeType.DECISION;
import static io.fairlead.platform.lineage.NodeType.ENVIRONMENT;
import static io.fairlead.platform.lineage.NodeType.MODEL;
import static io.fairlead.platform.lineage.NodeType.PREDICTIONS;
import static io.fairlead.platform.lineage.NodeType.STUDY;
import static io.fairlead.platform.lineage.NodeType.TRIAL;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a node came of and what came of it, one step, inside a transaction. */
@Component
final class Neighbours {

  /** That many of a kind on one side of a node are shown. */
  private static final int MOST = 12;

  private static final String EVIDENCE =
      "select subject::text from event where kind = 'decision.signed'"
          + " and data -> 'evidence' @> jsonb_build_array(jsonb_build_object('id', ?::text))"
          + " order by id desc";

  private final JdbcClient jdbc;

  Neighbours(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found.
   *
   * @param left how many more there are
   */
  record Found(List<Link> links, int left) {

    static final Found NOTHING = new Found(List.of(), 0);
  }

  /** What a node came of. */
  Found sources(NodeRef of) {
    return switch (of.type()) {
      case DATASET, CODE -> Found.NOTHING;
      case ENVIRONMENT ->
          from(
              of,
              CODE,
              "runs in",
              "select facts ->> 'code.revision' from environment" + " where digest = ?",
              of.id());
      case STUDY ->
          from(
              of,
              DATASET,
              "was used by",
              "select resolved -> 'dataset' ->> 'digest'"
                  + " from study where id = ? and resolved -> 'dataset' ->> 'digest' is not null",
              of.uuid());
      case TRIAL ->
          all(
              Stream.of(
                  from(
                      of,
                      ENVIRONMENT,
                      "ran",
                      "select distinct environment from attempt"
                          + " where trial_id = ? and environment is not null",
                      of.uuid()),
                  from(
                      of,
                      STUDY,
                      "suggested",
                      "select study_id::text from trial t"
                          + " join study s on s.id = t.study_id where t.id = ? and s.repeats is null",
                      of.uuid()),
                  from(
                      of,
                      TRIAL,
                      "was replayed as",
                      "select s.repeats::text from trial t"
                          + " join study s on s.id = t.study_id where t.id = ? and s.repeats is not null",
                      of.uuid())));
      case MODEL, PREDICTIONS ->
          from(
              of,
              TRIAL,
              "made",
              "select distinct a.trial_id::text from attempt_artifact m"
                  + " join attempt a on a.id = m.attempt_id where m.digest = ?",
              of.id());
      case AUDIT ->
          from(
              of,
              TRIAL,
              "was audited in",
              "select trial_id::text from fairness_audit"
                  + " where id = ? and trial_id is not null",
              of.uuid());
      case DECISION ->
          all(
              Stream.of(
                  evidence(of, TRIAL),
                  evidence(of, STUDY),
                  evidence(of, AUDIT),
                  from(
                      of,
                      STUDY,
                      "led to",
                      "select subject::text from event"
                          + " where id = ? and kind in ('study.submitted', 'study.extended', 'study.stopped')",
                      of.uuid()),
                  from(
                      of,
                      DECISION,
                      "gave way to",
                      "select data ->> 'supersedes' from event"
                          + " where kind = 'decision.signed' and subject = ?"
                          + " and data ->> 'supersedes' is not null",
                      of.uuid())));
    };
  }

  private Found evidence(NodeRef decision, NodeType type) {
    return from(
        decision,
        type,
        "is evidence for",
        "select each ->> 'id' from event, jsonb_array_elements(data -> 'evidence') each"
            + " where kind = 'decision.signed' and subject = ? and each ->> 'kind' = '"
            + type.word()
            + "'",
        decision.uuid());
  }

  /** What came of a node. */
  Found results(NodeRef of) {
    return switch (of.type()) {
      case DATASET ->
          on(
              of,
              STUDY,
              "was used by",
              "select id::text from study"
                  + " where resolved -> 'dataset' ->> 'digest' = ? and repeats is null order by id desc",
              of.id());
      case CODE ->
          on(
              of,
              ENVIRONMENT,
              "runs in",
              "select digest from environment"
                  + " where facts ->> 'code.revision' = ? order by first_seen desc",
              of.id());
      case ENVIRONMENT ->
          on(
              of,
              TRIAL,
              "ran",
              "select distinct trial_id::text from attempt where environment = ?",
              of.id());
      case STUDY ->
          all(
              Stream.of(
                  on(
                      of,
                      TRIAL,
                      "suggested",
                      "select id::text from trial where study_id = ?"
                          + " order by state <> 'COMPLETE', number",
                      of.uuid()),
                  on(of, DECISION, "is evidence for", EVIDENCE, of.id()),
                  on(
                      of,
                      DECISION,
                      "led to",
                      "select id::text from event"
                          + " where subject = ? and kind in ('study.submitted', 'study.extended', 'study.stopped')",
                      of.uuid())));
      case TRIAL ->
          all(
              Stream.of(
                  made(of, MODEL, "kind in ('MODEL', 'OTHER')"),
                  made(of, PREDICTIONS, "kind = 'PREDICTIONS'"),
                  on(
                      of,
                      AUDIT,
                      "was audited in",
                      "select id::text from fairness_audit"
                          + " where trial_id = ? order by id desc",
                      of.uuid()),
                  on(of, DECISION, "is evidence for", EVIDENCE, of.id()),
                  on(
                      of,
                      TRIAL,
                      "was replayed as",
                      "select run_id::text from replay" + " where trial_id = ? order by id desc",
                      of.uuid())));
      case AUDIT -> on(of, DECISION, "is evidence for", EVIDENCE, of.id());
      case MODEL, PREDICTIONS -> Found.NOTHING;
      case DECISION ->
          on(
              of,
              DECISION,
              "gave way to",
              "select subject::text from event"
                  + " where kind = 'decision.signed' and data ->> 'supersedes' = ?",
              of.id());
    };
  }

  private Found made(NodeRef trial, NodeType type, String which) {
    return on(
        trial,
        type,
        "made",
        "select distinct m.digest from attempt a"
            + " join attempt_artifact m on m.attempt_id = a.id where a.trial_id = ? and m."
            + which,
        trial.uuid());
  }

  private Found from(NodeRef to, NodeType type, String meaning, String sql, Object id) {
    return found(sql, id, each -> new Link(new NodeRef(type, each), to, meaning));
  }

  private Found on(NodeRef from, NodeType type, String meaning, String sql, Object id) {
    return found(sql, id, each -> new Link(from, new NodeRef(type, each), meaning));
  }

  private Found found(String sql, Object id, Function<String, Link> link) {
    AtomicInteger total = new AtomicInteger();
    List<Link> links =
        jdbc.sql(
                "select id, count(*) over () as total from ("
                    + sql
                    + ") as found(id) limit "
                    + MOST)
            .param(id)
            .query(
                (row, number) -> {
                  total.set(row.getInt("total"));
                  return link.apply(row.getString("id"));
                })
            .list();
    return new Found(links, total.get() - links.size());
  }

  private static Found all(Stream<Found> parts) {
    List<Link> links = new ArrayList<>();
    int left = 0;
    for (Found part : parts.toList()) {
      links.addAll(part.links());
      left += part.left();
    }
    return new Found(links, left);
  }
}
