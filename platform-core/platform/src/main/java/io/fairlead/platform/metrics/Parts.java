package io.fairlead.platform.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts together which points of which attempts make a trial's series. */
@Component
final class Parts {

  private final JdbcClient jdbc;

  Parts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Started(UUID trial, UUID attempt, long fromStep) {}

  /** By trial, then in the order of the attempts. Call inside a transaction. */
  List<Part> of(Collection<UUID> trials, boolean everyAttempt) {
    List<Started> attempts =
        jdbc.sql(
                "select trial_id, id, from_step from attempt where trial_id = any(?)"
                    + " order by trial_id, epoch desc")
            .param(trials.toArray(UUID[]::new))
            .query(
                (row, number) ->
                    new Started(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3)))
            .list();
    List<Part> parts = new ArrayList<>();
    UUID trial = null;
    long upTo = Long.MAX_VALUE;
    for (Started attempt : attempts) {
      if (!attempt.trial().equals(trial)) {
        trial = attempt.trial();
        upTo = Long.MAX_VALUE;
      }
      parts.add(new Part(attempt.trial(), attempt.attempt(), everyAttempt ? Long.MAX_VALUE : upTo));
      upTo = Math.min(upTo, attempt.fromStep());
    }
    return parts.reversed();
  }

  /** The attempts that went beyond what counts of them: theirs can't be told from totals. */
  Set<UUID> cutShort(Collection<Part> parts) {
    List<Part> ended = parts.stream().filter(part -> part.upTo() < Long.MAX_VALUE).toList();
    if (ended.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.sql(
                "select p.attempt from unnest(?::uuid[], ?::bigint[]) p(attempt, up_to)"
                    + " where exists (select from metric_batch b"
                    + " where b.attempt_id = p.attempt and b.last_step > p.up_to)")
            .param(ended.stream().map(Part::attempt).toArray(UUID[]::new))
            .param(ended.stream().map(Part::upTo).toArray(Long[]::new))
            .query(UUID.class)
            .list());
  }
}
