package io.fairlead.web.ui.budget;

import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address of a workspace's budget. */
@Configuration(proxyBeanMethods = false)
public class BudgetNavigation {

  static final String RESOURCE = "resource";
  static final String CAPS = "caps";

  /** Of the address: which budget. */
  static final String OF = "of";

  static final String REPLAYS = "replays";

  public static String of(Here here) {
    return here.path("budget");
  }

  @Bean
  RailEntry budgetInRail() {
    return new RailEntry(40, "Budget", "budget", "◴");
  }
}
