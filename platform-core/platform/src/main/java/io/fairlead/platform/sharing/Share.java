package io.fairlead.platform.sharing;

import io.fairlead.platform.problem.Words;
import io.fairlead.platform.workspace.Workspace;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing that others may look at.
 *
 * @param subject the id of the study or notebook
 * @param name of the study, or the notebook's title, as it is now
 * @param guest whose members see it; null for every workspace of the installation
 */
public record Share(
    UUID id,
    Kind kind,
    UUID subject,
    String name,
    @Nullable Workspace guest,
    Instant sharedAt,
    String sharedBy) {

  /** What can be shared. A study's page is also its dashboard. */
  public enum Kind {
    /** With its trials: parameters, results, metrics, logs, environments. */
    STUDY,
    /** What it shows of studies is seen where those are shared, too. */
    NOTEBOOK;

    /** As people and files write it. */
    public String word() {
      return Words.of(this);
    }

    /** The kind of that {@link #word()}. */
    public static Kind parse(String word) {
      return Words.parse(Kind.class, "kind", "What can be shared is one of %s.", word);
    }
  }
}
