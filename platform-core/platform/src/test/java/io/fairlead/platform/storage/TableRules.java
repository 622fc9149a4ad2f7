package io.fairlead.platform.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must hold for every table, read from a running database's own catalog. */
final class TableRules {

  /** The tables that cross workspaces; whoever adds one adds it here and says why in an ADR. */
  static final Set<String> CROSSING =
      Set.of(
          "access_token",
          "agent",
          "agent_token",
          "agent_use",
          "budget_transfer",
          "driver",
          "fairness_work",
          "guessing",
          "idempotent_administration",
          "installation_catalog_entry",
          "installation_event",
          "installation_event_hash",
          "installation_event_head",
          "installation_setting",
          "known_place",
          "known_trainer",
          "lease",
          "master_key",
          "membership",
          "open_study",
          "person",
          "person_identity",
          "queued_trial",
          "share",
          "sign_in",
          "study_bid",
          "study_turn",
          "unsealed_event",
          "workspace");

  /** The tables of a workspace in which rows may change; all others only grow. */
  static final Set<String> CHANGING =
      Set.of(
          "attempt",
          "attempt_stream",
          "budget_hour",
          "budget_period",
          "budget_slice",
          "budget_use",
          "data_key",
          "metric_batch",
          "metric_batch_default",
          "metric_pyramid",
          "metric_summary",
          "notebook",
          "notebook_cell",
          "share",
          "study",
          "suggestion_replay",
          "trial",
          "unsealed_event");

  private static final String TABLES =
      """
      select c.relname as name, pg_get_userbyid(c.relowner) as owner,
        c.relrowsecurity and c.relforcerowsecurity as forced,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'
          and a.atttypid = 'uuid'::regtype and (a.attnotnull or c.relname = 'unsealed_event'))
          as has_workspace,
        (select coalesce(bool_and(pg_get_expr(p.polqual, c.oid) = '(workspace_id = ( SELECT current_workspace() AS current_workspace))'
            and pg_get_expr(p.polwithcheck, c.oid) = '(workspace_id = ( SELECT current_workspace() AS current_workspace))'), false)
          from pg_policy p where p.polrelid = c.oid
          and p.polroles && array[0::oid, 'fairlead_tenant'::regrole::oid]) as has_policy,
        has_table_privilege('fairlead_tenant', c.oid, 'select, insert, update, delete') as tenant,
        has_table_privilege('fairlead_tenant', c.oid, 'update, delete') as changing,
        has_table_privilege('fairlead_crossing', c.oid, 'select, insert, update, delete') as crossing,
        has_table_privilege('fairlead_tenant', c.oid, 'truncate, references, trigger')
          or has_table_privilege('fairlead_crossing', c.oid, 'truncate, references, trigger')
          as too_much,
        exists (select from aclexplode(c.relacl) x
          where x.grantee in (0, 'fairlead_app'::regrole::oid)) as open
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
        and n.nspname !~ '^pg_toast' and c.relname <> 'flyway_schema_history'
      order by c.relname
      """;

  private TableRules() {}

  /** What is wrong, a sentence each; empty when all is well. */
  static List<String> violations(Connection admin) throws SQLException {
    List<String> violations = new ArrayList<>();
    try (Statement statement = admin.createStatement();
        ResultSet table = statement.executeQuery(TABLES)) {
      while (table.next()) {
        check(table, violations);
      }
    }
    return violations;
  }

  private static void check(ResultSet table, List<String> violations) throws SQLException {
    String name = table.getString("name");
    boolean tenant = table.getBoolean("tenant");
    boolean crossing = table.getBoolean("crossing");
    refuse(
        violations, !table.getString("owner").equals("fairlead_owner"), name, "has another owner");
    refuse(violations, table.getBoolean("open"), name, "is open to everyone or to fairlead_app");
    refuse(violations, table.getBoolean("too_much"), name, "gives more than reading and writing");
    refuse(violations, !tenant && !crossing, name, "can be reached by no role");
    refuse(violations, crossing && !CROSSING.contains(name), name, "crosses without being listed");
    refuse(violations, !crossing && CROSSING.contains(name), name, "is listed but doesn't cross");
    if (tenant) {
      refuse(violations, !table.getBoolean("has_workspace"), name, "has no workspace_id");
      refuse(violations, !table.getBoolean("forced"), name, "has no forced row-level security");
      refuse(violations, !table.getBoolean("has_policy"), name, "has no policy by workspace");
      refuse(
          violations,
          table.getBoolean("changing") && !CHANGING.contains(name),
          name,
          "lets facts change");
    }
  }

  private static void refuse(
      List<String> violations, boolean broken, String table, String violation) {
    if (broken) {
      violations.add(table + " " + violation);
    }
  }
}
