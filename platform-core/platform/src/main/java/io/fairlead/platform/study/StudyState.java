package io.fairlead.platform.study;

/** Where a study stands. */
public enum StudyState {
  QUEUED,
  RUNNING,
  PAUSED,
  FINISHED,
  STOPPED,
  FAILED;

  public boolean isOver() {
    return this == FINISHED || this == STOPPED || this == FAILED;
  }
}
