package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the trial that an address names. */
@Component
class TrialLookup {

  private final Trials trials;

  TrialLookup(Trials trials) {
    this.trials = trials;
  }

  Trial find(Caller caller, String id) {
    try {
      return trials
          .find(caller.workspaceId(), UUID.fromString(id))
          .orElseThrow(() -> new NotFound("trial", id));
    } catch (IllegalArgumentException notAnId) {
      throw new NotFound("trial", id);
    }
  }
}
