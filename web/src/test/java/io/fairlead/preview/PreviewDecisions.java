package io.fairlead.preview;

import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.decision.Passed;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A log with a correction and what the machine did between. */
@Component
class PreviewDecisions implements Decisions {

  private static final String DIGEST =
      "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

  private static final Passed PASSED =
      new Passed(
          World.id("trial"),
          "lightgbm-baseline #31",
          "demographic_parity_difference by sex",
          0.12,
          "at most 0.1");

  private final Clock clock;
  private final List<LogEntry> entries = new CopyOnWriteArrayList<>();

  PreviewDecisions(Clock clock) {
    this.clock = clock;
    Actor max = new Actor(Actor.Kind.PERSON, World.id("max"), "max");
    UUID later = World.id("decision-2");
    entries.add(
        new LogEntry.Signed(
            World.id("decision-1"),
            clock.instant().minus(Duration.ofHours(30)),
            max,
            11L,
            DecisionType.CONFIGURATION_CHOSEN,
            "Trial 12 of lightgbm-baseline goes to the pilot",
            "Best validation AUC of 60 trials, 0.021 above the baseline.",
            List.of("keep the baseline", "search longer"),
            List.of(
                new Evidence(
                    Evidence.Kind.STUDY,
                    World.id("study-lightgbm-baseline"),
                    DIGEST,
                    "lightgbm-baseline")),
            null,
            later,
            List.of(),
            ""));
    for (int i = 0; i < 3; i++) {
      entries.add(
          new LogEntry.Machine(
              World.id("machine-" + i),
              clock.instant().minus(Duration.ofHours(20 - i)),
              Actor.PLATFORM,
              12L + i,
              i == 1 ? "pruned" : "suggested",
              World.id("study-live"),
              i == 1 ? "trial #3 after step 11" : "3 trials, #3 to #5",
              DIGEST));
    }
    entries.add(
        new LogEntry.Signed(
            later,
            clock.instant().minus(Duration.ofHours(2)),
            new Actor(Actor.Kind.PERSON, World.id("ada"), "ada"),
            null,
            DecisionType.CONFIGURATION_CHOSEN,
            "Trial 31 instead: it approves women as often as men",
            "Trial 12 approves women 12 points less often (interval 4 to 20). Trial 31 loses 0.003 AUC,\n"
                + "which is within the noise of the split, and the difference is gone.",
            List.of(),
            List.of(
                new Evidence(Evidence.Kind.AUDIT, World.id("audit"), DIGEST, "audit"),
                new Evidence(
                    Evidence.Kind.STUDY,
                    World.id("study-lightgbm-baseline"),
                    DIGEST,
                    "lightgbm-baseline")),
            World.id("decision-1"),
            null,
            List.of(PASSED),
            "The pilot only ranks; a person decides each case until the next audit."));
  }

  @Override
  public LogEntry.Signed sign(UUID workspace, NewDecision decision, Actor by) {
    List<UUID> trials =
        decision.evidence().stream()
            .filter(each -> each.kind() == Evidence.Kind.TRIAL)
            .map(NewDecision.Reference::id)
            .toList();
    List<Passed> passed = passed(workspace, decision.type(), trials);
    if (!passed.isEmpty() && decision.guardrailReason() == null) {
      throw new InvalidInput(
          "guardrailReason",
          "A trial that doesn't keep a guardrail is chosen with a stated reason.",
          null,
          "Say why.");
    }
    LogEntry.Signed signed =
        new LogEntry.Signed(
            UUID.randomUUID(),
            clock.instant(),
            by,
            null,
            decision.type(),
            decision.what(),
            decision.rationale(),
            decision.alternatives(),
            decision.evidence().stream()
                .map(each -> new Evidence(each.kind(), each.id(), DIGEST, "trial"))
                .toList(),
            decision.supersedes(),
            null,
            passed,
            decision.guardrailReason() == null ? "" : decision.guardrailReason());
    entries.add(signed);
    return signed;
  }

  @Override
  public List<Passed> passed(UUID workspace, DecisionType type, Collection<UUID> trials) {
    return type == DecisionType.CONFIGURATION_CHOSEN && !trials.isEmpty()
        ? List.of(PASSED)
        : List.of();
  }

  @Override
  public Page<LogEntry> list(UUID workspace, LogFilter filter, @Nullable String after, int limit) {
    return new Page<>(
        List.copyOf(entries).reversed().stream().filter(each -> passes(each, filter)).toList(),
        null);
  }

  private static boolean passes(LogEntry entry, LogFilter filter) {
    return switch (entry) {
      case LogEntry.Machine machine -> filter.machine() && filter.text() == null;
      case LogEntry.Signed signed ->
          (filter.type() == null || filter.type() == signed.type())
              && (filter.author() == null || filter.author().equals(signed.by().name()))
              && (filter.text() == null
                  || (signed.what() + signed.rationale())
                      .toLowerCase(Locale.ROOT)
                      .contains(filter.text().toLowerCase(Locale.ROOT)));
    };
  }

  @Override
  public Optional<LogEntry.Signed> find(UUID workspace, UUID decision) {
    return entries.stream()
        .filter(LogEntry.Signed.class::isInstance)
        .map(LogEntry.Signed.class::cast)
        .filter(each -> each.id().equals(decision))
        .findFirst();
  }
}
