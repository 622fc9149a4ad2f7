package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.SearchEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored histories of studies, to read, inside a transaction of their workspace. */
@Component
public class SearchEvents {

  private final JdbcClient jdbc;

  SearchEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The events of a study in order, without the first {@code from}. */
  public List<SearchEvent> read(UUID study, int from) {
    return jdbc.sql(
            "select event from search_event where study_id = ? and sequence >= ? order by sequence")
        .params(study, from)
        .query((row, number) -> SearchEventJson.read(row.getString("event")))
        .list();
  }

  /** By trial: the digest of the history that its suggestion saw. */
  public Map<Integer, String> digests(UUID study) {
    Map<Integer, String> digests = new HashMap<>();
    jdbc.sql("select number, history_digest from trial where study_id = ?")
        .param(study)
        .query(
            row -> {
              digests.put(row.getInt("number"), row.getString("history_digest"));
            });
    return digests;
  }

  /** By trial: how many trials its study was to have when it was suggested, where that is known. */
  public Map<Integer, Integer> planned(UUID study) {
    Map<Integer, Integer> planned = new HashMap<>();
    jdbc.sql("select number, planned from suggestion where study_id = ?")
        .param(study)
        .query(
            row -> {
              planned.put(row.getInt("number"), row.getInt("planned"));
            });
    return planned;
  }
}
