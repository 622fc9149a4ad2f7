package io.fairlead.web.ui.decision;

import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decisions that others signed lately, for who answers for them or checks them. */
@Component
final class DecisionNews implements HomeSource {

  private static final int MOST = 5;

  private final Decisions decisions;
  private final Clock clock;

  DecisionNews(Decisions decisions, Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  @Override
  public List<HomeItem> items(Here here) {
    if (!here.may(Permission.AUDIT)) {
      return List.of();
    }
    return decisions.list(here.id(), LogFilter.PEOPLE, null, MOST).items().stream()
        .filter(LogEntry.Signed.class::isInstance)
        .map(LogEntry.Signed.class::cast)
        .filter(each -> each.by().kind() != Actor.Kind.PLATFORM)
        .filter(each -> each.at().isAfter(clock.instant().minus(NEWS)))
        .filter(each -> !each.by().name().equals(here.access().actor().name()))
        .map(
            each ->
                new HomeItem(
                    Matter.LATELY,
                    "%s decided: %s".formatted(each.by().name(), each.what()),
                    DecisionNavigation.list(here),
                    each.rationale(),
                    each.at()))
        .toList();
  }
}
