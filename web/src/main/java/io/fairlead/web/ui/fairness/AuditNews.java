package io.fairlead.web.ui.fairness;

import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Fairness audits that others made lately, for who answers for them or checks them. */
@Component
final class AuditNews implements HomeSource {

  private static final int MOST = 5;

  private final Audits audits;
  private final Clock clock;

  AuditNews(Audits audits, Clock clock) {
    this.audits = audits;
    this.clock = clock;
  }

  @Override
  public List<HomeItem> items(Here here) {
    if (!here.may(Permission.AUDIT)) {
      return List.of();
    }
    return audits.list(here.id(), null, MOST).items().stream()
        .filter(each -> each.createdAt().isAfter(clock.instant().minus(NEWS)))
        .filter(each -> !each.createdBy().equals(here.access().actor().name()))
        .map(
            each ->
                new HomeItem(
                    Matter.LATELY,
                    "%s audited %s for fairness".formatted(each.createdBy(), each.source()),
                    FairnessNavigation.of(here, each.id()),
                    each.name(),
                    each.createdAt()))
        .toList();
  }
}
