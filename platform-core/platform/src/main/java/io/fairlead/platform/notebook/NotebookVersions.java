package io.fairlead.platform.notebook;

import io.fairlead.platform.workspace.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what changes replace, while the notebook is locked. */
@Component
final class NotebookVersions {

  private static final Duration EVERY = Duration.ofMinutes(10);

  private final VersionTable table;

  NotebookVersions(VersionTable table) {
    this.table = table;
  }

  /**
   * Keeps a version before a change, when the newest is older than ten minutes, or when the change
   * replaces what another person wrote and the newest doesn't have.
   *
   * @param replaced the cell whose content is replaced; null for none
   */
  void keepIfDue(Notebook before, @Nullable Cell replaced, Actor by, Instant now) {
    Optional<Version> newest = table.newest(before.id());
    Instant kept = newest.map(Version::createdAt).orElse(before.createdAt());
    boolean old = kept.plus(EVERY).isBefore(now) && before.changedAt().isAfter(kept);
    boolean ofAnother =
        replaced != null
            && !replaced.changedBy().equals(by.name())
            && newest
                .flatMap(version -> table.find(before, version.number()))
                .flatMap(version -> version.cell(replaced.id()))
                .filter(cell -> cell.revision() == replaced.revision())
                .isEmpty();
    if (old || ofAnother) {
      table.insert(before, "", now, by.name());
    }
  }

  Version keep(Notebook notebook, String label, Actor by, Instant now) {
    return table.insert(notebook, label, now, by.name());
  }

  List<Version> list(UUID notebook) {
    return table.list(notebook);
  }

  Optional<Notebook> find(Notebook now, int number) {
    return table.find(now, number);
  }
}
