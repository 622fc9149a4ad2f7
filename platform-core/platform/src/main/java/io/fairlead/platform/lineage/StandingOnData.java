package io.fairlead.platform.lineage;

import static io.fairlead.platform.lineage.NodeType.AUDIT;
import static io.fairlead.platform.lineage.NodeType.DATASET;
import static io.fairlead.platform.lineage.NodeType.DECISION;
import static io.fairlead.platform.lineage.NodeType.MODEL;
import static io.fairlead.platform.lineage.NodeType.PREDICTIONS;
import static io.fairlead.platform.lineage.NodeType.STUDY;
import static io.fairlead.platform.lineage.NodeType.TRIAL;

import io.fairlead.platform.problem.NotFound;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what stands on a snapshot, inside a transaction. */
@Component
final class StandingOnData {

  private static final int NEWEST = 50;

  private static final String STUDIES =
      "select id from study where resolved -> 'dataset' ->> 'digest' = :digest and repeats is null";
  private static final String TRIALS = "select id from trial where study_id in (" + STUDIES + ")";
  private static final String AUDITS =
      "select id from fairness_audit where trial_id in (" + TRIALS + ")";
  private static final String DECISIONS =
      "select subject as id from event where kind = 'decision.signed' and exists (select from"
          + " jsonb_array_elements(data -> 'evidence') each where each ->> 'id' in (select id::text"
          + " from ("
          + String.join(" union all ", STUDIES, TRIALS, AUDITS)
          + ") standing))";

  private final JdbcClient jdbc;
  private final Labels labels;

  StandingOnData(JdbcClient jdbc, Labels labels) {
    this.jdbc = jdbc;
    this.labels = labels;
  }

  Standing on(String digest) {
    NodeRef data = new NodeRef(DATASET, digest);
    if (labels.of(List.of(data)).isEmpty()) {
      throw new NotFound("dataset", digest);
    }
    Map<NodeType, Integer> counts = new EnumMap<>(NodeType.class);
    counts.put(STUDY, count(STUDIES, digest));
    counts.put(TRIAL, count(TRIALS, digest));
    counts.put(MODEL, count(made("kind in ('MODEL', 'OTHER')"), digest));
    counts.put(PREDICTIONS, count(made("kind = 'PREDICTIONS'"), digest));
    counts.put(AUDIT, count(AUDITS, digest));
    counts.put(DECISION, count(DECISIONS, digest));
    List<NodeRef> newest =
        Stream.of(
                newest(STUDY, STUDIES, digest),
                newest(AUDIT, AUDITS, digest),
                newest(DECISION, DECISIONS, digest))
            .flatMap(List::stream)
            .toList();
    return new Standing(counts, List.copyOf(labels.of(newest).values()));
  }

  private static String made(String which) {
    return "select distinct m.digest from attempt_artifact m join attempt a on a.id = m.attempt_id"
        + " where a.trial_id in ("
        + TRIALS
        + ") and m."
        + which;
  }

  private int count(String which, String digest) {
    return jdbc.sql("select count(*) from (" + which + ") found")
        .param("digest", digest)
        .query(Integer.class)
        .single();
  }

  private List<NodeRef> newest(NodeType type, String which, String digest) {
    return jdbc
        .sql("select id::text from (" + which + ") found order by id desc limit " + NEWEST)
        .param("digest", digest)
        .query(String.class)
        .list()
        .stream()
        .map(id -> new NodeRef(type, id))
        .toList();
  }
}
