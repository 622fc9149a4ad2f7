package io.fairlead.web.ui.catalog;

import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.InstallationEntry;
import io.fairlead.web.ui.page.RailEntry;
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
  RailEntry catalogInRail() {
    return new RailEntry(40, "Catalog", "catalog", "≡");
  }

  @Bean
  InstallationEntry catalogOfInstallationInRail() {
    return new InstallationEntry(50, "Catalog", INSTALLATION, "≡");
  }
}
