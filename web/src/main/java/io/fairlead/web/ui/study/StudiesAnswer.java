package io.fairlead.web.ui.study;

import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.web.ui.format.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/** The sentence at the top of the list of studies: how many stand where, and the latest result. */
final class StudiesAnswer {

  private StudiesAnswer() {}

  /**
   * @param more whether there are older ones than these
   */
  static String of(List<Study> studies, boolean more) {
    StringJoiner parts = new StringJoiner(", ");
    count(parts, studies, StudyState.RUNNING, "running");
    count(parts, studies, StudyState.QUEUED, "waiting to start");
    count(parts, studies, StudyState.PAUSED, "paused");
    count(parts, studies, StudyState.FAILED, "failed");
    long over = studies.stream().filter(study -> study.state().isOver()).count();
    long failed = studies.stream().filter(study -> study.state() == StudyState.FAILED).count();
    if (over > failed) {
      parts.add(Numbers.count(over - failed) + " over");
    }
    String counted = (more ? "Of the newest " + studies.size() + " studies: " : "") + parts;
    return counted + latest(studies).map(StudiesAnswer::result).orElse("") + ".";
  }

  private static String result(Study study) {
    Study.Best best = study.best();
    return best == null
        ? ""
        : ". Latest result: %s %s by %s"
            .formatted(Answer.metric(study), Numbers.brief(best.objective()), study.name());
  }

  /** The study that ended last with a value. */
  static Optional<Study> latest(List<Study> studies) {
    return studies.stream()
        .filter(study -> study.endedAt() != null && study.best() != null)
        .max(Comparator.comparing(study -> Objects.requireNonNull(study.endedAt())));
  }

  private static void count(
      StringJoiner parts, List<Study> studies, StudyState state, String words) {
    long count = studies.stream().filter(study -> study.state() == state).count();
    if (count > 0) {
      parts.add(Numbers.count(count) + " " + words);
    }
  }
}
