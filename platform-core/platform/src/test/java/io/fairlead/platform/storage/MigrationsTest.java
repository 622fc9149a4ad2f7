package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A release only adds to the tables, so that the one before works on meanwhile. What has to go,
 * goes one release after the last that used it: then name the migration in {@link #GOES}.
 */
class MigrationsTest {

  /** Since when replicas of neighbouring releases share a database. */
  private static final int FIRST = 20;

  private static final List<Integer> GOES = List.of();

  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "\\bdrop\\s+(table|column|view|schema)\\b|\\brename\\s+(to|column|constraint)\\b"
              + "|\\balter\\s+column\\s+\\S+\\s+(set\\s+data\\s+)?type\\b"
              + "|\\balter\\s+column\\s+\\S+\\s+set\\s+not\\s+null\\b|\\btruncate\\b|\\brevoke\\b"
              + "|\\badd\\s+column\\s+(?:(?!,|;|\\bdefault\\b).)*\\bnot\\s+null\\b(?:(?!,|;|\\bdefault\\b).)*(,|;)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static boolean takesAway(String script) {
    return TAKES_AWAY.matcher(script.replaceAll("--.*", "")).find();
  }

  @Test
  void migrationsOnlyAdd() throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(scripts.filter(MigrationsTest::isShared))
          .isNotEmpty()
          .allSatisfy(each -> assertThat(takesAway(Files.readString(each))).isFalse());
    }
  }

  private static boolean isShared(Path script) {
    String name = script.getFileName().toString();
    if (!name.startsWith("V")) {
      return false;
    }
    int version = Integer.parseInt(name.substring(1, name.indexOf("__")));
    return version >= FIRST && !GOES.contains(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table t;",
        "alter table t drop column c;",
        "alter table t rename column c to d;",
        "alter table t rename to u;",
        "alter table t alter column c type text;",
        "alter table t alter column c set not null;",
        "alter table t add column c int not null;",
        "truncate t;",
        "revoke select on t from fairlead_tenant;",
      })
  void whatTheReleaseBeforeMayUseStays(String script) {
    assertThat(takesAway(script)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (a int not null);",
        "alter table t add column c int;",
        "alter table t add column c int not null default 0;",
        "alter table t add column c int default 0 not null, add column d text;",
        "-- drop table t;\ncreate index on t (a);",
      })
  void whatIsAddedMayCome(String script) {
    assertThat(takesAway(script)).isFalse();
  }
}
