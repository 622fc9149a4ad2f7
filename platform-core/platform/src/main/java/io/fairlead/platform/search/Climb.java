package io.fairlead.platform.search;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.platform.search.Ladder.Rung;
import io.fairlead.platform.study.StudyPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how far trials got. */
final class Climb {

  private int complete;
  private final SortedMap<Long, int[]> counts = new TreeMap<>();

  private Climb() {}

  static Ladder of(StudyPlan plan, History history) {
    Climb climb = new Climb();
    plan.resolved().rungs().forEach(step -> climb.counts.put(step, new int[3]));
    history.trials().forEach(climb::add);
    List<Rung> rungs =
        climb.counts.entrySet().stream()
            .map(each -> rung(each.getKey(), each.getValue()[0], each.getValue()))
            .toList();
    return new Ladder(rungs, plan.definition().maxSteps(), climb.complete);
  }

  private static Rung rung(long step, int reached, int[] counts) {
    return new Rung(step, reached, counts[1], reached - counts[1] - counts[2], counts[2]);
  }

  private void add(Trial trial) {
    boolean pruned = ended(trial, Ending.PRUNED);
    complete += ended(trial, Ending.COMPLETE) ? 1 : 0;
    List<Reported> reports = trial.reports();
    for (int i = 0; i < reports.size(); i++) {
      int[] rung = counts.computeIfAbsent(reports.get(i).step(), step -> new int[3]);
      boolean last = i == reports.size() - 1;
      rung[0]++;
      rung[1] += last && trial.state() == TrialState.WAITING ? 1 : 0;
      rung[2] += last && pruned ? 1 : 0;
    }
  }

  private static boolean ended(Trial trial, Ending ending) {
    return trial.ended().map(Ended::ending).filter(ending::equals).isPresent();
  }
}
