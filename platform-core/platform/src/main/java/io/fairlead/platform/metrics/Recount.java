package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.Metrics.MetricSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Summaries of a part of an attempt, from its points. */
final class Recount {

  private static final long MEMORY_BYTES = 64L << 20;

  private Recount() {}

  static List<MetricSummary> of(Part part, BatchPages pages) {
    Map<String, Summary> summaries = new LinkedHashMap<>();
    try (BufferAllocator allocator = new RootAllocator(MEMORY_BYTES)) {
      for (BatchPages.Next next = pages.next(); next != null; next = pages.next()) {
        int skip = next.skip();
        next.batch()
            .decode(
                allocator,
                root -> {
                  MetricColumns points = new MetricColumns(root);
                  for (int row = skip; row < points.rows(); row++) {
                    if (points.step(row) <= part.upTo()) {
                      summaries
                          .computeIfAbsent(points.metricName(row), Summary::new)
                          .add(points.step(row), points.value(row));
                    }
                  }
                });
      }
    }
    return summaries.values().stream().map(Summary::figures).toList();
  }
}
