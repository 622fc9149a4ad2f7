package io.fairlead.platform.scheduling;

import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.budget.Slices;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.Waiting;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.Instant;
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
  public Optional<String> slots(UUID workspace, Resources each) {
    return placement(workspace, each).waits();
  }

  @Override
  public String place(UUID workspace, Resources each) {
    Placement placement = placement(workspace, each);
    return placement.waits().orElseGet(placement::room);
  }

  private Placement placement(UUID workspace, Resources each) {
    Instant now = clock.instant();
    return new Placement(
        transactions.crossing(() -> agents.seenSince(now.minus(Agents.SILENCE))),
        workspace,
        each,
        now);
  }
}
