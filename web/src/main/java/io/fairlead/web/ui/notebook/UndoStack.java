package io.fairlead.web.ui.notebook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What can be taken back on this page, newest last. */
final class UndoStack {

  private static final int MOST = 100;

  private final Deque<Step> steps = new ArrayDeque<>();

  /**
   * One deed.
   *
   * @param what as it stands behind "Taken back:"
   */
  record Step(String what, Runnable back) {}

  void push(String what, Runnable back) {
    steps.addLast(new Step(what, back));
    if (steps.size() > MOST) {
      steps.removeFirst();
    }
  }

  Optional<Step> pop() {
    return Optional.ofNullable(steps.pollLast());
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }
}
