package io.fairlead.platform.trial;

import io.fairlead.kernel.search.Explanation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Why the trials of a workspace's studies were suggested. */
public interface Explanations {

  /** Why a trial was suggested; empty for one from before that was kept. */
  Optional<Explanation> of(UUID workspace, UUID study, int number);

  /** The newest suggestion of a study. */
  Optional<Explained> last(UUID workspace, UUID study);

  /** A trial and why it was suggested. */
  record Explained(UUID trial, int number, Map<String, Object> parameters, Explanation why) {}
}
