package io.fairlead.platform.study;

import java.util.UUID;

/** Follows what people do to studies; called inside the transaction, the study's row locked. */
public interface StudyListener {

  void submitted(StudyPlan study);

  void paused(StudyPlan study);

  void resumed(StudyPlan study);

  void stopped(StudyPlan study);

  /** It counts as much from now on where it competes with others. */
  void weighed(UUID study, double weight);

  /**
   * It may have more trials now.
   *
   * @param again whether it was over
   */
  void extended(StudyPlan study, boolean again);
}
