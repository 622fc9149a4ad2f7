package io.fairlead.web.ui.fairness;

import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.RailEntry;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of fairness audits. */
@Configuration
public class FairnessNavigation {

  static final String TRIAL = "trial";

  static String list(Here here) {
    return here.path("fairness");
  }

  /** An audit's page. */
  public static String of(Here here, UUID audit) {
    return here.path("fairness/" + audit);
  }

  /** Where an audit of a trial's predictions begins. */
  public static String ofTrial(Here here, UUID trial) {
    return list(here) + "?" + TRIAL + "=" + trial;
  }

  @Bean
  RailEntry fairnessInRail() {
    return new RailEntry(50, "Fairness", "fairness", "⚖");
  }
}
