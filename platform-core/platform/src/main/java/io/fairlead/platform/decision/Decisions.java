package io.fairlead.platform.decision;

import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decision log of a workspace: entries of its hash chain, so they are never edited. */
public interface Decisions {

  /**
   * Signs a decision.
   *
   * @throws io.fairlead.platform.problem.NotFound when its evidence isn't in the workspace
   * @throws io.fairlead.platform.problem.Conflict when what it supersedes was superseded already
   */
  LogEntry.Signed sign(UUID workspace, NewDecision decision, Actor by);

  /**
   * Entries, newest first.
   *
   * @param after the {@code next} of the page before; null to start
   */
  Page<LogEntry> list(UUID workspace, LogFilter filter, @Nullable String after, int limit);

  /** The decision of that id. */
  Optional<LogEntry.Signed> find(UUID workspace, UUID decision);
}
