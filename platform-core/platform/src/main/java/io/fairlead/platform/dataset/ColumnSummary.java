package io.fairlead.platform.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a snapshot.
 *
 * @param type {@code integer}, {@code number}, {@code boolean}, {@code text}, {@code timestamp}
 * @param min smallest value as text, null when there is none; likewise {@code max}
 * @param mean null unless numeric
 * @param top the most frequent values, at most ten
 */
public record ColumnSummary(
    String name,
    String type,
    long missing,
    long distinct,
    @Nullable String min,
    @Nullable String max,
    @Nullable Double mean,
    List<TopValue> top) {

  public ColumnSummary {
    top = List.copyOf(top);
  }

  public record TopValue(@Nullable String value, long count) {}
}
