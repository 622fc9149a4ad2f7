package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.fairlead.kernel.space.Domain;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The two ways out of the catalog, for pages on which a study meets its bounds. */
@Component
public final class CatalogDoors {

  private final CatalogServices services;
  private final Clock clock;

  CatalogDoors(CatalogServices services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  /**
   * Buttons that propose a change of an entry, and ask for an exception from it.
   *
   * @param wanted what a study needs in place of the approved range
   * @param study its name; empty when it has none yet
   * @param asked told the name of the study that an exception was asked for
   */
  public List<Button> waysOut(
      Here here, CatalogEntry entry, Domain wanted, String study, Consumer<String> asked) {
    Button exception =
        new Button(
            "Ask for an exception",
            click ->
                new ExceptionDialog(
                        here,
                        services,
                        clock,
                        entry,
                        wanted,
                        study,
                        requested -> asked.accept(requested.study()))
                    .open());
    Button change =
        new Button(
            "Propose a change",
            click ->
                new ProposeDialog(here, services, entry.trainer(), entry, wanted, proposed -> {})
                    .open());
    for (Button each : List.of(exception, change)) {
      each.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
      each.setEnabled(here.may(Permission.PROPOSE));
    }
    return List.of(exception, change);
  }
}
