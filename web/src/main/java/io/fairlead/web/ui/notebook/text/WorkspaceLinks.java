package io.fairlead.web.ui.notebook.text;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.markdown.LiveLink;
import io.fairlead.web.ui.markdown.LiveLinks;
import io.fairlead.web.ui.page.Here;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Links in texts to studies and trials of the workspace. */
@Component
final class WorkspaceLinks {

  private static final String STUDY = "study:";
  private static final String TRIAL = "trial:";

  private final Studies studies;
  private final Trials trials;

  WorkspaceLinks(Studies studies, Trials trials) {
    this.studies = studies;
    this.trials = trials;
  }

  LiveLinks onPage(Here here) {
    return target -> find(here, target, true);
  }

  LiveLinks inFile(Here here) {
    return target -> find(here, target, false);
  }

  /** The study that the link is about. */
  Optional<UUID> studyOf(Here here, String target) {
    return target.startsWith(STUDY)
        ? study(here, target.substring(STUDY.length())).map(Study::id)
        : trial(here, target.substring(TRIAL.length())).map(Trial::study);
  }

  private Optional<LiveLink> find(Here here, String target, boolean leads) {
    if (target.startsWith(STUDY)) {
      return study(here, target.substring(STUDY.length()))
          .map(
              study ->
                  new LiveLink(
                      leads ? here.path("studies/" + study.id()) : "",
                      study.name(),
                      Shown.of(study.state()),
                      study.best() == null ? "" : Numbers.brief(study.best().objective())));
    }
    return trial(here, target.substring(TRIAL.length()))
        .map(
            trial ->
                new LiveLink(
                    leads ? here.path("trials/" + trial.id()) : "",
                    "#" + trial.number(),
                    Shown.of(trial.state()),
                    trial.objective() == null ? "" : Numbers.brief(trial.objective())));
  }

  private Optional<Study> study(Here here, String name) {
    return studies.find(here.id(), name);
  }

  /** By its id, or by its study and number as in {@code my-study/12}. */
  private Optional<Trial> trial(Here here, String named) {
    Optional<UUID> id = Ids.parse(named);
    if (id.isPresent()) {
      return trials.find(here.id(), id.get());
    }
    int slash = named.lastIndexOf('/');
    if (slash < 1 || !named.substring(slash + 1).matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(named.substring(slash + 1));
    TrialQuery query = new TrialQuery(Set.of(), "number", false, null, number, 1);
    return study(here, named.substring(0, slash))
        .flatMap(
            study ->
                trials.list(here.id(), study.id(), query).items().stream()
                    .filter(trial -> trial.number() == number)
                    .findFirst());
  }
}
