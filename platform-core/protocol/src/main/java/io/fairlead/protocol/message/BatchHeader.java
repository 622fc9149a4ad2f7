package io.fairlead.protocol.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Travels with each batch of a stream as its application metadata.
 *
 * @param sequence numbers the batches of one attempt's stream from 0 without gaps; a repeated
 *     number is acknowledged and not stored again
 * @param rung set when this batch holds the report of a rung, which then waits for a verdict
 */
public record BatchHeader(long sequence, @Nullable RungReport rung) {

  /**
   * @param objectives in the order of the assignment's; NaN where the trainer reported none
   */
  public record RungReport(long step, List<Double> objectives) {}
}
