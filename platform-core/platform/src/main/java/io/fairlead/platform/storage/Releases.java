package io.fairlead.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Which release left the tables at which migration. The tables may be one release newer than the
 * program, as they are while replicas are upgraded one after the other, but not more. Each release
 * notes in the database what it knows of itself and of those before it, so that an older one can
 * count.
 *
 * @param current this program's release
 * @param migrations the last migration of each release, this one included
 */
record Releases(String current, Map<String, Integer> migrations) {

  private static final String KEY = "release ";

  Releases {
    migrations = Map.copyOf(migrations);
    if (!migrations.containsKey(current)) {
      throw new IllegalArgumentException("A release knows its own last migration: " + current);
    }
  }

  /**
   * This program's.
   *
   * @param last its last migration
   */
  static Releases ofThisProgram(int last) {
    Map<String, Integer> known = new HashMap<>();
    try (InputStream past =
        Objects.requireNonNull(Releases.class.getResourceAsStream("/db/releases.properties"))) {
      Properties read = new Properties();
      read.load(past);
      read.stringPropertyNames()
          .forEach(it -> known.put(it, Integer.valueOf(read.getProperty(it))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String current = ThisProgram.version();
    known.put(current, last);
    return new Releases(current, known);
  }

  private int last() {
    return Objects.requireNonNull(migrations.get(current));
  }

  /** Refuses tables that are too new; they have migrations that this program doesn't know. */
  void check(Connection owner) throws SQLException {
    Map<String, Integer> newer = noted(owner);
    newer.values().removeIf(migration -> migration <= last());
    if (newer.values().stream().distinct().count() > 1) {
      Map.Entry<String, Integer> newest =
          newer.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      Map.Entry<String, Integer> next =
          newer.entrySet().stream()
              .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
              .orElseThrow();
      throw new StorageUnavailableException(
          ("The tables are those of release %s (migration %d); this is %s (migration %d), more than"
                  + " one release older, and could misread them.")
              .formatted(newest.getKey(), newest.getValue(), current, last()),
          "Start release %s or a newer one.".formatted(next.getKey()));
    }
  }

  /** Notes what this release knows, for older ones that start later. */
  void note(Connection owner) throws SQLException {
    try (PreparedStatement insert =
        owner.prepareStatement(
            "insert into installation_setting (key, value) values (?, ?) on conflict (key)"
                + " do update set value = greatest(installation_setting.value, excluded.value)")) {
      for (Map.Entry<String, Integer> each : migrations.entrySet()) {
        insert.setString(1, KEY + each.getKey());
        insert.setBytes(2, ByteBuffer.allocate(Integer.BYTES).putInt(each.getValue()).array());
        insert.executeUpdate();
      }
    }
  }

  private static Map<String, Integer> noted(Connection owner) throws SQLException {
    Map<String, Integer> noted = new HashMap<>();
    try (PreparedStatement select =
        owner.prepareStatement("select key, value from installation_setting where key like ?")) {
      select.setString(1, KEY + "%");
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          noted.put(
              row.getString(1).substring(KEY.length()), ByteBuffer.wrap(row.getBytes(2)).getInt());
        }
      }
    }
    return noted;
  }
}
