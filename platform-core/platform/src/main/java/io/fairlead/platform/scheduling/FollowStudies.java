package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyListener;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Carries what people do to studies over to queue and leases, in the same transaction. */
@Component
final class FollowStudies implements StudyListener {

  private final Transactions transactions;
  private final Searches searches;
  private final Closing closing;
  private final TrialRows trials;
  private final QueueTable queue;
  private final LeaseTable leases;
  private final OpenStudies open;
  private final TurnTable turns;
  private final Wakeup wakeup;
  private final Clock clock;

  FollowStudies(
      Transactions transactions,
      Searches searches,
      Closing closing,
      TrialRows trials,
      QueueTable queue,
      LeaseTable leases,
      OpenStudies open,
      TurnTable turns,
      Wakeup wakeup,
      Clock clock) {
    this.transactions = transactions;
    this.searches = searches;
    this.closing = closing;
    this.trials = trials;
    this.queue = queue;
    this.leases = leases;
    this.open = open;
    this.turns = turns;
    this.wakeup = wakeup;
    this.clock = clock;
  }

  @Override
  public void submitted(StudyPlan study) {
    crossing(() -> open.add(study.workspace(), study.id()));
    wakeup.afterCommit(study.workspace(), study.id());
  }

  @Override
  public void paused(StudyPlan study) {
    crossing(
        () -> {
          queue.withdraw(study.id());
          leases.want(study.id(), OrderKind.PAUSE);
        });
  }

  @Override
  public void resumed(StudyPlan study) {
    Search search = searches.open(study.workspace(), study.id());
    List<QueueTable.Entry> again =
        trials.inStates(study.id(), Set.of(TrialState.QUEUED, TrialState.PAUSED)).stream()
            .filter(
                each ->
                    search.history().trial(each.number()).state()
                        == io.fairlead.kernel.search.TrialState.RUNNING)
            .map(each -> new QueueTable.Entry(each.id(), each.resume() != null))
            .toList();
    trials.queue(again.stream().map(QueueTable.Entry::trial).toList());
    crossing(
        () -> {
          leases.want(study.id(), OrderKind.CONTINUE);
          queue.add(study, again, clock.instant());
        });
    wakeup.afterCommit(study.workspace(), study.id());
  }

  @Override
  public void stopped(StudyPlan study) {
    closing.withdraw(searches.open(study.workspace(), study.id()));
  }

  @Override
  public void weighed(UUID study, double weight) {
    crossing(() -> turns.weigh(study, weight));
  }

  /** What a stop left running ends as it was told to: its trials count among the earlier ones. */
  @Override
  public void extended(StudyPlan study, boolean again) {
    if (again) {
      crossing(() -> open.add(study.workspace(), study.id()));
    }
    wakeup.afterCommit(study.workspace(), study.id());
  }

  private void crossing(Runnable work) {
    transactions.crossing(
        () -> {
          work.run();
          return true;
        });
  }
}
