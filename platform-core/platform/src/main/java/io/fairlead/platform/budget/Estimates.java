package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Estimate;
import io.fairlead.platform.study.StudyDefinition;
import java.util.Optional;
import java.util.UUID;

/** What a study will probably use, before it starts. */
public interface Estimates {

  /**
   * The estimate, from how long a step of earlier trials of that trainer took in this workspace;
   * empty while there are fewer than {@link Estimate#FEWEST}.
   */
  Optional<StudyEstimate> estimate(UUID workspace, StudyDefinition definition);

  /**
   * Of each resource in hours, or money, with a 95 % interval.
   *
   * @param cost at the prices of the connected agents: the interval goes from all trials on the
   *     cheapest to all on the dearest
   */
  record StudyEstimate(Estimate trialHours, Estimate cpuHours, Estimate gpuHours, Estimate cost) {}
}
