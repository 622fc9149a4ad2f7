package io.fairlead.platform.lineage;

import io.fairlead.platform.storage.Sql;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what nodes are called, one statement a type, inside a transaction. */
@Component
final class Labels {

  private static final int SHORT = 12;

  private final JdbcClient jdbc;

  Labels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The nodes that the workspace has, in the order of their types; the others are left out. */
  Map<NodeRef, Node> of(Collection<NodeRef> wanted) {
    Map<NodeType, Set<NodeRef>> byType = new EnumMap<>(NodeType.class);
    wanted.forEach(each -> byType.computeIfAbsent(each.type(), type -> new TreeSet<>()).add(each));
    Map<NodeRef, Node> nodes = new TreeMap<>();
    byType.forEach(
        (type, refs) ->
            jdbc.sql(sql(type))
                .param("ids", Sql.texts(refs, each -> byText(type) ? each.id() : each.uuid()))
                .query(
                    row -> {
                      String id = row.getString("id");
                      NodeRef ref = new NodeRef(type, id);
                      nodes.put(
                          ref,
                          new Node(
                              ref,
                              label(type, row.getString("label"), id),
                              row.getString("about")));
                    }));
    return nodes;
  }

  private static boolean byText(NodeType type) {
    return switch (type) {
      case DATASET, CODE, ENVIRONMENT, MODEL, PREDICTIONS -> true;
      case STUDY, TRIAL, AUDIT, DECISION -> false;
    };
  }

  private static String label(NodeType type, String label, String id) {
    return switch (type) {
      case CODE, ENVIRONMENT -> brief(id);
      case DATASET, STUDY, TRIAL, MODEL, PREDICTIONS, AUDIT, DECISION -> label;
    };
  }

  /** A digest or revision, cut to what people compare. */
  static String brief(String digest) {
    return digest.length() > SHORT ? digest.substring(0, SHORT) + "…" : digest;
  }

  private static String sql(NodeType type) {
    return switch (type) {
      case DATASET ->
          """
          select digest as id, string_agg(name, ', ' order by name) as label,
            max(row_count) || ' rows' as about
          from dataset where digest = any(:ids) group by digest
          """;
      case CODE ->
          """
          select facts ->> 'code.revision' as id, '' as label,
            string_agg(distinct facts ->> 'code.tree', ', ') as about
          from environment where facts ->> 'code.revision' = any(:ids)
          group by facts ->> 'code.revision'
          """;
      case ENVIRONMENT ->
          """
          select digest as id, '' as label, concat_ws(', ', facts ->> 'os.name',
            'Java ' || (facts ->> 'jvm.version'), facts ->> 'cpu.model',
            nullif(facts ->> 'gpu.model', 'none')) as about
          from environment where digest = any(:ids)
          """;
      case STUDY ->
          """
          select id::text, name as label, lower(state) as about from study
          where id = any(cast(:ids as uuid[]))
          """;
      case TRIAL ->
          """
          select t.id::text,
            case when s.repeats is null then s.name || ' #' || t.number
              else 'Replay of ' || o.name || ' #' || r.number end as label,
            lower(t.state) as about
          from trial t join study s on s.id = t.study_id
            left join trial r on r.id = s.repeats left join study o on o.id = r.study_id
          where t.id = any(cast(:ids as uuid[]))
          """;
      case MODEL, PREDICTIONS ->
          """
          select m.digest as id, min(m.name) as label, max(a.bytes) || ' bytes' as about
          from attempt_artifact m join artifact a using (workspace_id, digest)
          where m.digest = any(:ids) and m.kind <> 'CHECKPOINT' group by m.digest
          """;
      case AUDIT ->
          """
          select id::text, name as label, row_count || ' rows' as about from fairness_audit
          where id = any(cast(:ids as uuid[]))
          """;
      case DECISION ->
          """
          select (case kind when 'decision.signed' then subject else id end)::text as id,
            case kind when 'decision.signed' then data ->> 'what'
              when 'study.submitted' then 'Search ' || (data ->> 'name') || ' started'
              when 'study.extended' then 'Search ' || (data ->> 'name') || ' extended to '
                || (data ->> 'trials') || ' trials'
              else 'Search ' || (data ->> 'name') || ' stopped' end as label,
            'signed by ' || actor_name as about
          from event
          where (kind = 'decision.signed' and subject = any(cast(:ids as uuid[])))
            or (kind in ('study.submitted', 'study.extended', 'study.stopped')
              and id = any(cast(:ids as uuid[])))
          """;
    };
  }
}
