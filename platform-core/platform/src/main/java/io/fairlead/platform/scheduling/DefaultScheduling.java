package io.fairlead.platform.scheduling;

import io.fairlead.platform.budget.BudgetTaken;
import io.fairlead.platform.lineage.Environments;
import io.fairlead.platform.log.LogIds;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Environment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What agents, drivers and the scheduler's thread ask, put together from its parts. */
@Service
final class DefaultScheduling implements Scheduling {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultScheduling.class);

  private final Transactions transactions;
  private final Registration registration;
  private final AgentTable agents;
  private final LeaseTable leases;
  private final QueueTable queue;
  private final OpenStudies open;
  private final Leasing leasing;
  private final AttemptRows attempts;
  private final Heartbeats heartbeats;
  private final Completions completions;
  private final Expiry expiry;
  private final Withheld withheld;
  private final UseTable use;
  private final Proposer proposer;
  private final StudyBook book;
  private final Environments environments;
  private final Wakeup wakeup;
  private final SchedulingFigures figures;
  private final SchedulingSettings settings;
  private final Clock clock;

  /** Whose agents are known; that never changes. */
  private final Set<Owned> known = ConcurrentHashMap.newKeySet();

  private record Owned(UUID token, UUID agent) {}

  DefaultScheduling(
      Transactions transactions,
      Registration registration,
      AgentTable agents,
      LeaseTable leases,
      QueueTable queue,
      OpenStudies open,
      Leasing leasing,
      AttemptRows attempts,
      Heartbeats heartbeats,
      Completions completions,
      Expiry expiry,
      Withheld withheld,
      UseTable use,
      Proposer proposer,
      StudyBook book,
      Environments environments,
      Wakeup wakeup,
      SchedulingFigures figures,
      SchedulingSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.registration = registration;
    this.agents = agents;
    this.leases = leases;
    this.queue = queue;
    this.open = open;
    this.leasing = leasing;
    this.attempts = attempts;
    this.heartbeats = heartbeats;
    this.completions = completions;
    this.expiry = expiry;
    this.withheld = withheld;
    this.use = use;
    this.proposer = proposer;
    this.book = book;
    this.environments = environments;
    this.wakeup = wakeup;
    this.figures = figures;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public AgentAnswer.Registered register(UUID token, AgentRequest.Register request) {
    UUID agent = registration.register(token, request);
    expiry.lose();
    return new AgentAnswer.Registered(agent, settings.heartbeat(), settings.grace());
  }

  @Override
  public void requireAgent(UUID token, UUID agent) {
    Owned owned = new Owned(token, agent);
    if (!known.contains(owned)) {
      if (!transactions.crossing(() -> agents.isOf(token, agent))) {
        throw new NotFound("agent", agent.toString());
      }
      known.add(owned);
    }
  }

  @Override
  public AgentAnswer.Work findWork(AgentRequest.FindWork request) {
    return transactions.crossing(
        () -> {
          Instant now = clock.instant();
          Capacity capacity = agents.seen(request.agent(), request.process(), now);
          Predicate<UUID> serves = agents.serves(request.agent());
          return new AgentAnswer.Work(
              queue.waiting().stream()
                  .filter(
                      it ->
                          serves.test(it.workspace())
                              && capacity.terms().takes(it.workspace(), now)
                              && capacity.couldEverRun(it.each()))
                  .toList());
        });
  }

  @Override
  public AgentAnswer.Leased lease(AgentRequest.Lease request) {
    return Objects.requireNonNull(figures.lease().record(() -> grant(request)));
  }

  private AgentAnswer.Leased grant(AgentRequest.Lease request) {
    List<Assignment> granted;
    try {
      granted = grantOnce(request);
    } catch (BudgetTaken e) {
      granted = List.of(); // the driver asks again soon, and then less is free
    }
    granted.stream()
        .map(Assignment::study)
        .distinct()
        .forEach(study -> started(request.workspace(), study));
    return new AgentAnswer.Leased(granted);
  }

  private List<Assignment> grantOnce(AgentRequest.Lease request) {
    return transactions.in(
        request.workspace(),
        () -> {
          List<Assignment> assignments = leasing.grant(request);
          assignments.stream()
              .map(Assignment::study)
              .distinct()
              .forEach(it -> wakeup.afterCommit(request.workspace(), it));
          return assignments;
        });
  }

  /** In a transaction of its own: the study's row is never waited for while others are held. */
  private void started(UUID workspace, UUID study) {
    transactions.in(
        workspace,
        () -> {
          if (book.isQueued(study) && book.lock(study).state() == StudyState.QUEUED) {
            book.change(
                book.plan(workspace, study), StudyState.RUNNING, "started", null, Actor.PLATFORM);
          }
        });
  }

  private boolean isLeasedButQueued(OpenStudies.Open study) {
    return transactions.in(
        study.workspace(),
        () ->
            book.isQueued(study.study()) && transactions.crossing(() -> leases.any(study.study())));
  }

  @Override
  public AgentAnswer.Orders heartbeat(AgentRequest.Heartbeat request) {
    return heartbeats.answer(request);
  }

  @Override
  public AgentAnswer.Completed complete(AgentRequest.Complete request) {
    return Objects.requireNonNull(figures.complete().record(() -> completions.take(request)));
  }

  @Override
  public void driverEnded(AgentRequest.DriverEnded request) {
    transactions.crossing(
        () -> {
          leases.endOfDriver(request.agent(), request.driver());
          agents.removeDriver(request.agent(), request.driver());
          return true;
        });
    expiry.lose();
  }

  @Override
  public void environment(AttemptKey attempt, Environment environment) {
    transactions.in(
        attempt.workspace(),
        () -> {
          environments.keep(attempt.workspace(), environment);
          attempts.runsIn(attempt.attempt(), environment.digest());
        });
  }

  @Override
  public void tick() {
    expiry.noteTime();
    expiry.lose();
    withheld.release();
    use.note();
    for (OpenStudies.Open each : transactions.crossing(open::all)) {
      fill(each);
    }
  }

  /** Fills one study's queue; one that can't be filled doesn't hold up the others. */
  void fill(OpenStudies.Open study) {
    try (var _ = LogIds.study(study.workspace(), study.study())) {
      fillLogged(study);
    }
  }

  private void fillLogged(OpenStudies.Open study) {
    try {
      if (isLeasedButQueued(study)) {
        started(study.workspace(), study.study()); // a crash came between lease and start
      }
      proposer.fill(study.workspace(), study.study());
    } catch (RuntimeException e) {
      LOG.error("No suggestions could be made for study {}; retried soon.", study.study(), e);
    }
  }
}
