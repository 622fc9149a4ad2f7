package io.fairlead.web.ui.format;

import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.TrialState;

/** A state as shape, word and colour class: the same wherever it is shown. */
public enum Shown {
  QUEUED("◌", "queued"),
  RUNNING("◔", "running"),
  PAUSED("‖", "paused"),
  FINISHED("●", "finished"),
  PRUNED("◧", "pruned"),
  FAILED("✕", "failed"),
  STOPPED("■", "stopped");

  private final String shape;
  private final String word;

  Shown(String shape, String word) {
    this.shape = shape;
    this.word = word;
  }

  public String shape() {
    return shape;
  }

  public String word() {
    return word;
  }

  /** How a study's state looks. */
  public static Shown of(StudyState state) {
    return switch (state) {
      case QUEUED -> QUEUED;
      case RUNNING -> RUNNING;
      case PAUSED -> PAUSED;
      case FINISHED -> FINISHED;
      case STOPPED -> STOPPED;
      case FAILED -> FAILED;
    };
  }

  /** How a trial's state looks. */
  public static Shown of(TrialState state) {
    return switch (state) {
      case QUEUED -> QUEUED;
      case RUNNING -> RUNNING;
      case PAUSED -> PAUSED;
      case COMPLETE -> FINISHED;
      case PRUNED -> PRUNED;
      case FAILED -> FAILED;
      case STOPPED -> STOPPED;
    };
  }
}
