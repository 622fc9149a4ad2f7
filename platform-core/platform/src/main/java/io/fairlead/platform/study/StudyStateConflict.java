package io.fairlead.platform.study;

import io.fairlead.platform.problem.Conflict;

/** A study can't go from the state it is in to the one that was asked for. */
public final class StudyStateConflict extends Conflict {

  private static final long serialVersionUID = 1;

  private final StudyState from;
  private final StudyState to;

  StudyStateConflict(String study, StudyState from, StudyState to) {
    super(
        "Study '%s' is %s and can't become %s; from there it can become %s."
            .formatted(study, from, to, StudyStateChanges.from(from)));
    this.from = from;
    this.to = to;
  }

  public StudyState from() {
    return from;
  }

  public StudyState to() {
    return to;
  }
}
