package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableRulesTest {

  private static final Database DATABASE = TestServer.freshDatabase();

  @AfterAll
  static void drop() {
    TestServer.drop(DATABASE);
  }

  @Test
  void everyTableKeepsTheRules() throws SQLException {
    try (Connection admin = DATABASE.connectAsAdmin()) {
      assertThat(TableRules.violations(admin)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "create table t (workspace_id uuid not null) # t can be reached by no role",
        "create table t (a int); grant select on t to fairlead_tenant # t has no workspace_id",
        "create table t (workspace_id uuid); grant select on t to fairlead_tenant"
            + " # t has no workspace_id",
        "create table t (workspace_id uuid not null); grant select on t to fairlead_tenant"
            + " # t has no forced row-level security",
        "create table t (workspace_id uuid not null); grant select on t to fairlead_tenant;"
            + " alter table t enable row level security # t has no forced row-level security",
        "create table t (workspace_id uuid not null); grant select on t to fairlead_tenant;"
            + " alter table t enable row level security; alter table t force row level security;"
            + " create policy p on t using (true) # t has no policy by workspace",
        "create table t (workspace_id uuid not null); grant select on t to fairlead_tenant;"
            + " alter table t enable row level security; alter table t force row level security"
            + " # t has no policy by workspace",
        "create table t (a int); grant select on t to fairlead_crossing"
            + " # t crosses without being listed",
        "create table t (a int); grant select on t to public # t is open to everyone",
        "create table t (a int); grant select on t to fairlead_app # t is open to everyone",
        "create view t as select 1; grant select on t to fairlead_tenant # t has no workspace_id",
        "alter table event disable row level security # event has no forced row-level security",
        "alter table event no force row level security # event has no forced row-level security",
        "drop policy workspace on study # study has no policy by workspace",
        "create policy more on study using (true) # study has no policy by workspace",
        "grant delete on event to fairlead_tenant # event lets facts change",
        "grant select on study to fairlead_crossing # study crosses without being listed",
        "revoke all on person from fairlead_crossing # person is listed but doesn't cross",
        "grant truncate on study to fairlead_tenant # study gives more than reading and writing",
      })
  void whateverBreaksARuleIsNoticed(String statements, String violation) throws SQLException {
    try (Connection admin = DATABASE.connectAsAdmin();
        Statement statement = admin.createStatement()) {
      admin.setAutoCommit(false);
      statement.execute("set local role fairlead_owner; %s; reset role".formatted(statements));
      assertThat(TableRules.violations(admin)).anyMatch(found -> found.startsWith(violation));
      admin.rollback();
    }
  }

  @Test
  void noRoleOfThePlatformCanBypassTheRules() throws SQLException {
    try (Connection admin = DATABASE.connectAsAdmin();
        Statement statement = admin.createStatement();
        ResultSet roles =
            statement.executeQuery(
                """
                select string_agg(rolname, ' ' order by rolname),
                  bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication),
                  bool_or(rolinherit), pg_has_role('fairlead_app', 'fairlead_owner', 'set')
                from pg_roles where rolname in
                  ('fairlead_owner', 'fairlead_app', 'fairlead_tenant', 'fairlead_crossing')
                """)) {
      roles.next();
      assertThat(roles.getString(1))
          .isEqualTo("fairlead_app fairlead_crossing fairlead_owner fairlead_tenant");
      assertThat(roles.getBoolean(2)).isFalse();
      assertThat(roles.getBoolean(3)).isFalse();
      assertThat(roles.getBoolean(4)).isFalse();
    }
  }
}
