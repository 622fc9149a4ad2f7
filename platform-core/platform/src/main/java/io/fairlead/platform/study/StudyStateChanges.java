package io.fairlead.platform.study;

import static io.fairlead.platform.study.StudyState.FAILED;
import static io.fairlead.platform.study.StudyState.FINISHED;
import static io.fairlead.platform.study.StudyState.PAUSED;
import static io.fairlead.platform.study.StudyState.QUEUED;
import static io.fairlead.platform.study.StudyState.RUNNING;
import static io.fairlead.platform.study.StudyState.STOPPED;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of allowed changes. */
final class StudyStateChanges {

  private static final Map<StudyState, Set<StudyState>> ALLOWED = new EnumMap<>(StudyState.class);

  static {
    ALLOWED.put(QUEUED, Set.of(RUNNING, PAUSED, FINISHED, STOPPED, FAILED));
    ALLOWED.put(RUNNING, Set.of(PAUSED, FINISHED, STOPPED, FAILED));
    ALLOWED.put(PAUSED, Set.of(QUEUED, RUNNING, STOPPED, FINISHED, FAILED));
    ALLOWED.put(FINISHED, Set.of(QUEUED, RUNNING)); // extended
    ALLOWED.put(STOPPED, Set.of(QUEUED, RUNNING)); // extended
    ALLOWED.put(FAILED, Set.of());
  }

  private StudyStateChanges() {}

  static Set<StudyState> from(StudyState state) {
    return new TreeSet<>(ALLOWED.getOrDefault(state, Set.of()));
  }

  /**
   * @throws StudyStateConflict unless the table has it
   */
  static void check(String study, StudyState from, StudyState to) {
    if (!from(from).contains(to)) {
      throw new StudyStateConflict(study, from, to);
    }
  }
}
