package io.fairlead.web.ui.catalog;

import io.fairlead.platform.catalog.Approvals;
import io.fairlead.platform.catalog.Exceptions;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.InstallationEntry;
import io.fairlead.web.ui.page.RailEntry;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of the catalog. */
@Configuration(proxyBeanMethods = false)
public class CatalogNavigation {

  static final String INSTALLATION = "catalog";

  public static String list(Here here) {
    return here.path("catalog");
  }

  /** The page of one entry with its versions. */
  public static String of(Here here, String trainer, String name) {
    return here.path("catalog/" + trainer + "/" + name);
  }

  @Bean
  RailEntry catalogInRail(Approvals approvals, Exceptions exceptions) {
    return new RailEntry(
        40,
        "Catalog",
        "catalog",
        "≡",
        Permission.READ,
        here -> here.may(Permission.APPROVE_CATALOG) ? waiting(here, approvals, exceptions) : 0);
  }

  /** Proposals and requests for exceptions of others: nobody decides about their own. */
  private static int waiting(Here here, Approvals approvals, Exceptions exceptions) {
    UUID person = here.access().person();
    long proposals =
        approvals.waiting(here.id()).stream()
            .filter(each -> !each.proposed().person().equals(person))
            .count();
    long asked =
        exceptions.list(here.id()).stream()
            .filter(each -> each.decided() == null)
            .filter(each -> !each.requested().person().equals(person))
            .count();
    return Math.toIntExact(proposals + asked);
  }

  @Bean
  InstallationEntry catalogOfInstallationInRail() {
    return new InstallationEntry(50, "Catalog", INSTALLATION, "≡");
  }
}
