package io.fairlead.web.ui.catalog;

import io.fairlead.platform.catalog.Approvals;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.CatalogException.State;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.catalog.Exceptions;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Proposals and exceptions that wait for a manager, and what became of those one asked for. */
@Component
final class CatalogNews implements HomeSource {

  private final Approvals approvals;
  private final Exceptions exceptions;
  private final Clock clock;

  CatalogNews(Approvals approvals, Exceptions exceptions, Clock clock) {
    this.approvals = approvals;
    this.exceptions = exceptions;
    this.clock = clock;
  }

  @Override
  public List<HomeItem> items(Here here) {
    List<HomeItem> items = new ArrayList<>();
    boolean decides = here.may(Permission.APPROVE_CATALOG);
    if (decides) {
      approvals.waiting(here.id()).stream()
          .filter(each -> !isMine(here, each.proposed()))
          .forEach(
              each ->
                  items.add(
                      new HomeItem(
                          Matter.ASKS,
                          "%s proposes %s".formatted(each.proposed().name(), each.label()),
                          CatalogNavigation.of(here, each.trainer(), each.name()),
                          each.rationale(),
                          each.proposed().at())));
    }
    for (CatalogException each : exceptions.list(here.id())) {
      if (each.state() == State.REQUESTED && decides && !isMine(here, each.requested())) {
        items.add(
            new HomeItem(
                Matter.ASKS,
                "%s asks for an exception for %s".formatted(each.requested().name(), each.study()),
                CatalogNavigation.list(here),
                "%s %s: %s".formatted(each.trainer(), each.name(), reason(each.requested())),
                each.requested().at()));
      }
      Signature decided = each.decided();
      if (decided != null
          && isMine(here, each.requested())
          && decided.at().isAfter(clock.instant().minus(NEWS))) {
        items.add(
            new HomeItem(
                Matter.LATELY,
                "%s %s your exception for %s"
                    .formatted(
                        decided.name(),
                        each.state() == State.GRANTED ? "granted" : "refused",
                        each.study()),
                CatalogNavigation.list(here),
                reason(decided),
                decided.at()));
      }
    }
    return items;
  }

  private static boolean isMine(Here here, Signature signature) {
    return signature.person().equals(here.access().person());
  }

  private static String reason(Signature signature) {
    String reason = signature.reason();
    return reason == null ? "" : reason;
  }
}
