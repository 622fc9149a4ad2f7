package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.Metrics.MetricSummary;
import java.util.List;

/**
 * A batch ready to be stored.
 *
 * @param lastStep the highest step in it; 0 for log lines and without rows
 * @param summaries one a metric; none for log lines
 */
record Encoded(byte[] bytes, int rows, long lastStep, List<MetricSummary> summaries) {}
