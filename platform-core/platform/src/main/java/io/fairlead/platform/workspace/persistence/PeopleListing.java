package io.fairlead.platform.workspace.persistence;

import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.workspace.Member;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Team;
import io.fairlead.platform.workspace.Workspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads people with the roles they hold, page by page, in crossing transactions. */
@Component
public class PeopleListing {

  private static final String PERSON =
      "select id, name, display_name, created_at, disabled_at from person ";

  private final JdbcClient jdbc;

  PeopleListing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By name, those after {@code name}. */
  public List<Person> people(String name, int limit) {
    return withRoles(
        jdbc.sql(PERSON + "where name > ? order by name limit ?")
            .params(name, limit)
            .query(PeopleListing::person)
            .list());
  }

  public Optional<Person> byName(String name) {
    return one(jdbc.sql(PERSON + "where name = ?").param(name));
  }

  public Optional<Person> byId(UUID id) {
    return one(jdbc.sql(PERSON + "where id = ?").param(id));
  }

  /** Those with a role in {@code workspace}, by name, after {@code name}. */
  public List<Member> members(UUID workspace, String name, int limit) {
    return jdbc.sql(
            """
            select p.id, p.name, p.display_name, array_agg(m.role) as roles
            from membership m join person p on p.id = m.person_id
            where m.workspace_id = ? and p.name > ?
            group by p.id, p.name, p.display_name order by p.name limit ?
            """)
        .params(workspace, name, limit)
        .query(
            (row, number) ->
                new Member(
                    Sql.uuid(row, "id"),
                    row.getString("name"),
                    row.getString("display_name"),
                    Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet())))
        .list();
  }

  /** Workspaces by name, those after {@code name}. */
  public List<Team> teams(String name, int limit) {
    return jdbc.sql(
            """
            select w.*, (select count(distinct m.person_id) from membership m
              where m.workspace_id = w.id) as members
            from workspace w where w.name > ? order by w.name limit ?
            """)
        .params(name, limit)
        .query(
            (row, number) -> new Team(WorkspaceTable.workspace(row, number), row.getInt("members")))
        .list();
  }

  private Optional<Person> one(JdbcClient.StatementSpec statement) {
    return withRoles(statement.query(PeopleListing::person).list()).stream().findFirst();
  }

  private List<Person> withRoles(List<Person> people) {
    Map<UUID, List<Person.Held>> held = new HashMap<>();
    jdbc.sql(
            """
            select m.person_id, m.role, w.id, w.name, w.title, w.created_at
            from membership m left join workspace w on w.id = m.workspace_id
            where m.person_id in (select unnest(cast(:people as uuid[])))
            order by w.name nulls first, m.role
            """)
        .param("people", Sql.texts(people, Person::id))
        .query(
            (row, number) ->
                held.computeIfAbsent(Sql.uuid(row, "person_id"), id -> new ArrayList<>())
                    .add(new Person.Held(workspace(row, number), role(row))))
        .list();
    return people.stream()
        .map(
            each ->
                new Person(
                    each.id(),
                    each.name(),
                    each.displayName(),
                    each.createdAt(),
                    each.deactivatedAt(),
                    held.getOrDefault(each.id(), List.of())))
        .toList();
  }

  private static @Nullable Workspace workspace(ResultSet row, int number) throws SQLException {
    return row.getObject("id") == null ? null : WorkspaceTable.workspace(row, number);
  }

  private static Role role(ResultSet row) throws SQLException {
    return Role.valueOf(row.getString("role"));
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        Sql.uuid(row, "id"),
        row.getString("name"),
        row.getString("display_name"),
        Instants.from(row, "created_at"),
        Instants.fromNullable(row, "disabled_at"),
        List.of());
  }
}
