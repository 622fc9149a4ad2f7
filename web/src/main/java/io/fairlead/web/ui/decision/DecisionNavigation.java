package io.fairlead.web.ui.decision;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.RailEntry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of decisions, and the way to a new one from other pages. */
@Configuration(proxyBeanMethods = false)
public class DecisionNavigation {

  public static String list(Here here) {
    return here.path("decisions");
  }

  /** Signs a decision that stands on a trial; for who may. */
  public static Button signOn(Here here, SignParts parts, UUID trial, String label) {
    EvidenceField.Choice evidence =
        new EvidenceField.Choice(
            new NewDecision.Reference(Evidence.Kind.TRIAL, trial, null), label);
    return button(
        here, () -> new SignDialog(here, parts, List.of(evidence), null, signed -> {}).open());
  }

  /** A signed decision as the log shows it; correcting it leads there. */
  public static Component card(Here here, Clock clock, LogEntry.Signed entry) {
    return DecisionCard.signed(
        entry,
        here,
        clock,
        () -> UI.getCurrent().getPage().setLocation(list(here) + "#d-" + entry.id()));
  }

  /** What a type is called. */
  public static String label(DecisionType type) {
    return DecisionWords.type(type);
  }

  /** A signed decision as a document has it. */
  public static String markdown(LogEntry.Signed entry) {
    return MarkdownExport.markdown(entry);
  }

  static Button button(Here here, Runnable open) {
    Button sign = new Button("Sign a decision", click -> open.run());
    sign.setEnabled(here.may(Permission.SIGN_DECISIONS));
    if (!sign.isEnabled()) {
      sign.setTooltipText(
          "Signing decisions is for %s of this workspace."
              .formatted(Here.whoMay(Permission.SIGN_DECISIONS)));
    }
    return sign;
  }

  @Bean
  RailEntry decisionsInRail() {
    return new RailEntry(60, "Decisions", "decisions", "✎");
  }
}
