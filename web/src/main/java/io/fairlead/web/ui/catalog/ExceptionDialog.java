package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.kernel.space.Domain;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.NewException;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Asks for leave to step outside of an entry, for one study and a time. */
final class ExceptionDialog extends CatalogDialog {

  private static final int USUAL_DAYS = 14;

  private final transient Here here;
  private final transient CatalogServices services;
  private final transient Clock clock;
  private final transient CatalogEntry entry;
  private final transient Consumer<CatalogException> asked;
  private final RangeFields range;
  private final TextField study = new TextField("Study");
  private final TextArea reason = new TextArea("Why");
  private final DatePicker until = new DatePicker("Submitted by");

  /**
   * @param wanted the range to begin with
   * @param name of the study; empty when it is still to be found
   */
  ExceptionDialog(
      Here here,
      CatalogServices services,
      Clock clock,
      CatalogEntry entry,
      Domain wanted,
      String name,
      Consumer<CatalogException> asked) {
    super("Ask for an exception from " + entry.name(), "Ask a manager");
    this.here = here;
    this.services = services;
    this.clock = clock;
    this.entry = entry;
    this.asked = asked;
    about(
        "Approved is %s. A manager grants more for one study; it shows on that study for good."
            .formatted(entry.parameter().domain().describe()));
    range = new RangeFields(wanted);
    range.register(this);
    part(range);
    study.setValue(name);
    study.setHelperText("The name that the study has or will have");
    field("study", study);
    field("reason", reason).setMinRows(3);
    until.setValue(LocalDate.now(clock).plusDays(USUAL_DAYS));
    field("until", until);
  }

  @Override
  void submit() {
    LocalDate day = until.getValue();
    if (day == null) {
      throw new InvalidInput("until", "An exception ends.", null, "Choose a day.");
    }
    CatalogException exception =
        services
            .exceptions()
            .request(
                here.id(),
                new NewException(
                    entry.trainer(),
                    entry.name(),
                    range.domain(),
                    study.getValue(),
                    reason.getValue(),
                    day.plusDays(1).atStartOfDay(clock.getZone()).toInstant()),
                here.access().using(Permission.PROPOSE));
    close();
    Notices.done("Asked. A manager finds it on the catalog's page.");
    asked.accept(exception);
  }
}
