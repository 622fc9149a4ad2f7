package io.fairlead.platform.scheduling;

import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.budget.Slices;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.Waiting;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells people why nothing starts. */
@Component
final class NoSlots implements Waiting {

  private final Transactions transactions;
  private final AgentTable agents;
  private final QueueTable queue;
  private final Slices slices;
  private final StudyBook book;
  private final SchedulingSettings settings;
  private final Clock clock;

  NoSlots(
      Transactions transactions,
      AgentTable agents,
      QueueTable queue,
      Slices slices,
      StudyBook book,
      SchedulingSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.agents = agents;
    this.queue = queue;
    this.slices = slices;
    this.book = book;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Optional<String> budget(UUID workspace, UUID study) {
    return transactions
        .crossing(() -> queue.lacking(study))
        .map(
            resource ->
                slices
                    .allowance(workspace, purpose(workspace, study), settings.slice())
                    .lacks(resource));
  }

  private Purpose purpose(UUID workspace, UUID study) {
    return transactions.in(
        workspace, () -> BudgetRoom.purpose(book.plan(workspace, study).resolved().bundle()));
  }

  @Override
  public Optional<String> slots(Resources each) {
    List<Capacity> connected =
        transactions.crossing(() -> agents.seenSince(clock.instant().minus(Agents.SILENCE)));
    if (connected.isEmpty()) {
      return Optional.of("No agent is connected: start one with './fairlead agent'.");
    }
    if (connected.stream().noneMatch(it -> it.couldEverRun(each))) {
      return Optional.of(
          "No connected agent has what a trial needs (%s CPUs, %s GPUs, %d bytes of memory): add one."
              .formatted(each.cpus(), each.gpus(), each.memoryBytes()));
    }
    return Optional.empty();
  }
}
