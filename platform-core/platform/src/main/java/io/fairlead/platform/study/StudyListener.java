package io.fairlead.platform.study;

/** Follows what people do to studies; called inside the transaction, the study's row locked. */
public interface StudyListener {

  void submitted(StudyPlan study);

  void paused(StudyPlan study);

  void resumed(StudyPlan study);

  void stopped(StudyPlan study);

  /**
   * It may have more trials now.
   *
   * @param again whether it was over
   */
  void extended(StudyPlan study, boolean again);
}
