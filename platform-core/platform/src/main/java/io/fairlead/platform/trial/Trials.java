package io.fairlead.platform.trial;

import io.fairlead.platform.storage.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The trials of a workspace's studies, to read. */
public interface Trials {

  Page<Trial> list(UUID workspace, UUID study, TrialQuery query);

  int count(UUID workspace, UUID study, TrialQuery query);

  Optional<Trial> find(UUID workspace, UUID trial);

  /** Oldest first. */
  List<Attempt> attempts(UUID workspace, UUID trial);

  /** What the attempt's machine reported of itself; empty before it did. */
  Map<String, String> environment(UUID workspace, String digest);

  ObjectiveHistory history(UUID workspace, UUID study);
}
