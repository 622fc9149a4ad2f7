package io.fairlead.ray.testing;

import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.BatchHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the platform has of one attempt; guarded by the platform's lock. */
public final class Received {

  /** A metric point as stored. */
  public record Point(long step, String metric, double value) {}

  /** A log line as stored. */
  public record Line(String stream, String text) {}

  final Assignment assignment;
  final List<BatchHeader> metricBatches = new ArrayList<>();
  final List<Point> points = new ArrayList<>();
  long logBatches;
  long pointCount;
  long lineCount;
  long lineBytes;
  final List<Line> lines = new ArrayList<>();
  long lastStep;
  final java.util.Set<Long> brokenAt = new java.util.HashSet<>();
  @Nullable String environment;
  boolean stale;
  @Nullable Result result;

  Received(Assignment assignment) {
    this.assignment = assignment;
  }
}
