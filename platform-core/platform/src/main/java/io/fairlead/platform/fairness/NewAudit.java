package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.FairnessAudit;

/**
 * An audit that was computed and not stored yet; made by {@link Audits}.
 *
 * @param spec with what had been left open filled in
 * @param source the file's name, or which trial
 * @param digest SHA-256 of the predictions' bytes, in hex
 * @param rows how many
 * @param result the figures as JSON
 * @param observations the rows, as they are kept
 */
public record NewAudit(
    AuditSpec spec, String source, String digest, int rows, String result, byte[] observations) {

  /** The same rows, to be asked at other thresholds. */
  public FairnessAudit audit() {
    return Observations.of(observations).audit();
  }
}
