package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** The fairness audits of a workspace: made once, never changed. */
public interface Audits {

  /**
   * Computes an audit of predictions of any model; nothing is stored yet.
   *
   * @param file CSV or Arrow IPC (stream or file), told by its content
   * @param fileName the name the person knows it by
   * @throws io.fairlead.platform.problem.InvalidInput with row and column where a file is malformed
   */
  default NewAudit ofUpload(UUID workspace, AuditSpec spec, Path file, String fileName) {
    return ofUpload(workspace, spec, file, fileName, share -> {});
  }

  /**
   * The same, telling how far it is.
   *
   * @param progress told the share of the file that was read, from 0 to 1, as far as that is known
   */
  NewAudit ofUpload(
      UUID workspace, AuditSpec spec, Path file, String fileName, DoubleConsumer progress);

  /**
   * Computes an audit of the predictions that {@link AuditSpec#trial} kept, the sensitive columns
   * taken from its data set; nothing is stored yet.
   *
   * @throws io.fairlead.platform.problem.NotFound when this workspace has no such trial
   * @throws io.fairlead.platform.problem.InvalidInput when it has no predictions, or no such column
   */
  NewAudit ofTrial(UUID workspace, AuditSpec spec);

  /** Stores what was computed and records the event; joins a transaction of the workspace. */
  Audit store(UUID workspace, NewAudit audit, Actor by);

  Optional<Audit> find(UUID workspace, UUID id);

  /** Newest first. */
  Page<Audit> list(UUID workspace, @Nullable String after, int limit);

  /** The same rows again, to be asked at other thresholds. */
  Optional<FairnessAudit> reopen(UUID workspace, UUID id);
}
