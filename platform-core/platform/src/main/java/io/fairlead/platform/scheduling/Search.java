package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.study.StudyState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A study whose row this transaction has locked, with its history. */
final class Search {

  private final StudyPlan plan;
  private final StudyBook.Locked row;
  private final History history;
  private final List<SearchEvent> appended = new ArrayList<>();

  Search(StudyPlan plan, StudyBook.Locked row, History history) {
    this.plan = plan;
    this.row = row;
    this.history = history;
  }

  StudyPlan plan() {
    return plan;
  }

  StudyState state() {
    return row.state();
  }

  boolean runs() {
    return row.state() == StudyState.RUNNING || row.state() == StudyState.QUEUED;
  }

  History history() {
    return history;
  }

  void append(SearchEvent event) {
    history.append(event);
    appended.add(event);
  }

  /** What was appended and isn't stored yet, from sequence {@link #stored()} on. */
  List<SearchEvent> appended() {
    return Collections.unmodifiableList(appended);
  }

  long stored() {
    return row.events();
  }

  /** One value an objective; NaN for what wasn't reported. No negative zero, which JSON loses. */
  List<Double> objectives(List<Double> reported) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < plan.definition().objectives().size(); i++) {
      all.add(i < reported.size() ? reported.get(i) + 0.0 : Double.NaN);
    }
    return all;
  }
}
