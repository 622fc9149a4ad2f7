package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import java.util.UUID;

/** Judges a report at a rung, inside the transaction that commits the report. */
@FunctionalInterface
public interface RungJudge {

  /** The verdict; the same for a report that is repeated. */
  Verdict judge(UUID workspace, UUID study, UUID trial, RungReport report);
}
