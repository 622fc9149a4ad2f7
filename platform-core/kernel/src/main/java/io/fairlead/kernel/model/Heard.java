package io.fairlead.kernel.model;

/**
 * One thing that a trial said of itself; a later one replaces it.
 *
 * @param lesson with the loss at {@code step}
 * @param step of a full training {@link #FULL}
 */
record Heard(Lesson lesson, long step) {

  static final long FULL = Long.MAX_VALUE;

  boolean hasLoss() {
    return lesson.hasLoss();
  }
}
