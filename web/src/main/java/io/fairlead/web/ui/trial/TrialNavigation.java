package io.fairlead.web.ui.trial;

import io.fairlead.web.ui.page.Here;
import java.util.UUID;

/** The addresses of trials. */
public final class TrialNavigation {

  private TrialNavigation() {}

  public static String of(Here here, UUID trial) {
    return here.path("trials/" + trial);
  }
}
