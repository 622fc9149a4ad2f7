package io.fairlead.web.ui.study;

import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Studies that ended, wait or failed: a researcher's own and the platform's, everyone's for who
 * manages or audits.
 */
@Component
final class StudyNews implements HomeSource {

  private static final int LOOKED_AT = 100;

  private final Studies studies;
  private final Clock clock;

  StudyNews(Studies studies, Clock clock) {
    this.studies = studies;
    this.clock = clock;
  }

  @Override
  public List<HomeItem> items(Here here) {
    String me = here.access().actor().name();
    boolean all = here.may(Permission.AUDIT);
    String platform = Actor.PLATFORM.name();
    return studies.list(here.id(), null, LOOKED_AT).items().stream()
        .filter(study -> all || study.createdBy().equals(me) || study.createdBy().equals(platform))
        .flatMap(study -> item(here, study, study.createdBy().equals(me)).stream())
        .toList();
  }

  private Optional<HomeItem> item(Here here, Study study, boolean own) {
    String path = StudyNavigation.of(here, study.name());
    String problem = study.problem() == null ? "" : study.problem();
    Instant ended = study.endedAt();
    if (ended != null) {
      if (ended.isBefore(clock.instant().minus(NEWS))) {
        return Optional.empty();
      }
      return Optional.of(
          study.state() == StudyState.FAILED
              ? new HomeItem(
                  own ? Matter.ASKS : Matter.LATELY, study.name() + " failed", path, problem, ended)
              : new HomeItem(
                  Matter.LATELY,
                  "%s %s"
                      .formatted(
                          study.name(),
                          study.state() == StudyState.STOPPED ? "was stopped" : "finished"),
                  path,
                  best(study),
                  ended));
    }
    return switch (study.state()) {
      case PAUSED ->
          Optional.of(
              new HomeItem(
                  Matter.WAITS,
                  study.name() + " is paused",
                  path,
                  problem.isEmpty() ? "Someone paused it; it goes on when resumed." : problem,
                  study.startedAt()));
      case QUEUED ->
          Optional.of(
              new HomeItem(
                  Matter.WAITS,
                  study.name() + " is queued",
                  path,
                  problem.isEmpty() ? "No place is free yet." : problem,
                  study.createdAt()));
      case RUNNING, FINISHED, STOPPED, FAILED ->
          problem.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new HomeItem(
                      Matter.WAITS, study.name() + " waits", path, problem, study.startedAt()));
    };
  }

  private static String best(Study study) {
    Study.Best best = study.best();
    return best == null
        ? "No trial was completed."
        : "Best %s %s, trial #%d."
            .formatted(Answer.metric(study), Numbers.brief(best.objective()), best.number());
  }
}
