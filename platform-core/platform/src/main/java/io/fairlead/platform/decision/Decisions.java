package io.fairlead.platform.decision;

import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decision log of a workspace: entries of its hash chain, so they are never edited. */
public interface Decisions {

  /**
   * Signs a decision.
   *
   * @throws io.fairlead.platform.problem.NotFound when its evidence isn't in the workspace
   * @throws io.fairlead.platform.problem.InvalidInput when it chooses a trial that doesn't keep a
   *     guardrail, without saying why
   * @throws io.fairlead.platform.problem.Conflict when what it supersedes was superseded already
   */
  LogEntry.Signed sign(UUID workspace, NewDecision decision, Actor by);

  /**
   * Guardrails that a decision of that type would pass by choosing these trials; whoever signs it
   * says why.
   *
   * @throws io.fairlead.platform.problem.Conflict while one of them is still being measured
   */
  List<Passed> passed(UUID workspace, DecisionType type, Collection<UUID> trials);

  /**
   * Entries, newest first.
   *
   * @param after the {@code next} of the page before; null to start
   */
  Page<LogEntry> list(UUID workspace, LogFilter filter, @Nullable String after, int limit);

  /** The decision of that id. */
  Optional<LogEntry.Signed> find(UUID workspace, UUID decision);
}
