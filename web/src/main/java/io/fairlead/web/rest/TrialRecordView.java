package io.fairlead.web.rest;

import io.fairlead.platform.lineage.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a trial came to be.
 *
 * @param sections facts by name, by section
 */
record TrialRecordView(
    UUID trial,
    String label,
    Map<String, Map<String, String>> sections,
    List<TrialRecord.Run> attempts,
    List<TrialRecord.Made> made,
    String path) {

  static TrialRecordView of(Caller caller, TrialRecord record) {
    return new TrialRecordView(
        record.trial(),
        record.label(),
        record.sections(),
        record.runs(),
        record.made(),
        Paths.trial(caller, record.trial()));
  }
}
