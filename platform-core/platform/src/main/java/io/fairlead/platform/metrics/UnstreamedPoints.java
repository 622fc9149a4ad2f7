package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import java.util.Map;
import java.util.UUID;

/** Stores the points of attempts so short that they came with their results. */
public interface UnstreamedPoints {

  /**
   * Stores them in the current transaction of the workspace.
   *
   * @param points an Arrow stream of one batch of {@link io.fairlead.protocol.Schemas#METRICS} for
   *     each attempt, which has its environment noted and streamed nothing
   * @return why those of an attempt aren't stored, for those that aren't
   */
  Map<AttemptKey, String> store(UUID workspace, Map<AttemptKey, byte[]> points);
}
