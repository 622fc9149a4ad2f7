package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.Metrics.LogLine;
import io.fairlead.platform.metrics.Metrics.LogPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads log lines, numbered through all attempts of a trial. */
@Component
final class LogReader {

  private static final long MEMORY_BYTES = 64L << 20;

  private final JdbcClient jdbc;

  LogReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a chunk's lines are among all the trial's. */
  private record Chunk(UUID attempt, long sequence, long firstLine, int lines) {}

  /**
   * Call inside a transaction. Without a text only the chunks of the page are read, with one all.
   */
  LogPage read(List<UUID> attempts, @Nullable String containing, long offset, int limit) {
    List<Chunk> chunks = chunks(attempts);
    List<LogLine> page = new ArrayList<>();
    long[] matches = {0};
    try (BufferAllocator allocator = new RootAllocator(MEMORY_BYTES)) {
      for (Chunk chunk : chunks) {
        if (containing == null) {
          boolean onPage =
              chunk.firstLine() + chunk.lines() > offset && chunk.firstLine() < offset + limit;
          if (!onPage) {
            matches[0] += chunk.lines();
            continue;
          }
        }
        StoredBatch.decode(
            data(chunk),
            allocator,
            lines -> {
              for (int row = 0; row < lines.getRowCount(); row++) {
                LogLine line = line(lines, row, chunk.firstLine() + row);
                if (containing == null || line.text().contains(containing)) {
                  if (matches[0] >= offset && page.size() < limit) {
                    page.add(line);
                  }
                  matches[0]++;
                }
              }
            });
      }
    }
    return new LogPage(page, matches[0]);
  }

  private List<Chunk> chunks(List<UUID> attempts) {
    return jdbc.sql(
            "select c.attempt_id, c.sequence, c.line_count, (sum(c.line_count)"
                + " over (order by w.place, c.sequence) - c.line_count)::bigint"
                + " from unnest(?::uuid[]) with ordinality w(attempt, place)"
                + " join log_chunk c on c.attempt_id = w.attempt order by w.place, c.sequence")
        .param(attempts.toArray(UUID[]::new))
        .query(
            (row, number) ->
                new Chunk(
                    row.getObject(1, UUID.class), row.getLong(2), row.getLong(4), row.getInt(3)))
        .list();
  }

  private byte[] data(Chunk chunk) {
    return jdbc.sql("select data from log_chunk where attempt_id = ? and sequence = ?")
        .param(chunk.attempt())
        .param(chunk.sequence())
        .query((row, number) -> row.getBytes(1))
        .single();
  }

  private static LogLine line(VectorSchemaRoot lines, int row, long number) {
    long micros = ((TimeStampMicroTZVector) lines.getVector(0)).get(row);
    return new LogLine(
        number,
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
        String.valueOf(((VarCharVector) lines.getVector(1)).getObject(row)),
        String.valueOf(((VarCharVector) lines.getVector(2)).getObject(row)));
  }
}
