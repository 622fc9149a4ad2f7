package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.util.List;
import java.util.UUID;

/** The buttons that decide; who may not finds out why. */
final class Ways {

  private static final String OPTIONAL = "May be left out";
  private static final String REQUIRED = "Required: who proposed it will want to know";

  private Ways() {}

  /** Decides about a version somewhere. */
  interface Decide {
    EntryVersion of(UUID version, String reason, Access by);
  }

  /**
   * Approve and reject.
   *
   * @param may whether the person holds a role that may
   * @param by who decides, with that permission
   */
  static List<Button> about(
      EntryVersion version,
      boolean may,
      String whoMay,
      Access by,
      Decide approve,
      Decide reject,
      Runnable decided) {
    boolean own = version.proposed().person().equals(by.person());
    Button yes =
        button(
            "Approve",
            may && !own,
            own ? "Who proposed a version doesn't approve it." : whoMay,
            () ->
                new ReasonDialog(
                        "Approve " + version.label(),
                        "From then on it is in force in %s; studies that run keep what they were accepted under."
                            .formatted(CatalogWords.holds(version.scope())),
                        "Approve as " + by.displayName(),
                        OPTIONAL,
                        reason -> {
                          approve.of(version.id(), reason, by);
                          Notices.done("Approved. It is in force now.");
                          decided.run();
                        })
                    .open());
    yes.addThemeVariants(ButtonVariant.PRIMARY);
    Button no =
        button(
            own ? "Take back" : "Reject",
            may,
            whoMay,
            () ->
                new ReasonDialog(
                        "Reject " + version.label(),
                        "Its number is kept, with the reason; another version can be proposed.",
                        "Reject as " + by.displayName(),
                        REQUIRED,
                        reason -> {
                          reject.of(version.id(), reason, by);
                          Notices.done("Rejected.");
                          decided.run();
                        })
                    .open());
    return List.of(yes, no);
  }

  /** Grant and refuse. */
  static List<Button> about(
      CatalogException exception, Here here, CatalogServices services, Runnable decided) {
    boolean may = here.may(Permission.APPROVE_CATALOG);
    Access by = here.access().using(Permission.APPROVE_CATALOG);
    boolean own = exception.requested().person().equals(by.person());
    String whoMay = whoMay();
    Button yes =
        button(
            "Grant",
            may && !own,
            own ? "Who asks for an exception doesn't grant it." : whoMay,
            () ->
                new ReasonDialog(
                        "Grant the exception",
                        "The study '%s' may use %s as %s. It is signed into the decision log and shows on the study for good."
                            .formatted(
                                exception.study(), exception.name(), exception.domain().describe()),
                        "Grant as " + by.displayName(),
                        "Required: it is signed",
                        reason -> {
                          services.exceptions().grant(here.id(), exception.id(), reason, by);
                          Notices.done("Granted. The study can be submitted now.");
                          decided.run();
                        })
                    .open());
    yes.addThemeVariants(ButtonVariant.PRIMARY);
    Button no =
        button(
            "Refuse",
            may,
            whoMay,
            () ->
                new ReasonDialog(
                        "Refuse the exception",
                        "The study '%s' stays within what is approved."
                            .formatted(exception.study()),
                        "Refuse as " + by.displayName(),
                        "Required: who asked will want to know",
                        reason -> {
                          services.exceptions().refuse(here.id(), exception.id(), reason, by);
                          Notices.done("Refused.");
                          decided.run();
                        })
                    .open());
    return List.of(yes, no);
  }

  static String whoMay() {
    return "This is for %s of this workspace.".formatted(Here.whoMay(Permission.APPROVE_CATALOG));
  }

  static Button button(String text, boolean may, String whyNot, Runnable open) {
    Button button = new Button(text, click -> open.run());
    button.setEnabled(may);
    if (!may) {
      button.setTooltipText(whyNot);
    }
    return button;
  }
}
