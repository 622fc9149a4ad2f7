package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.notebook.Version;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.Pieces;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What the notebook once was, to look at and to go back to. */
final class VersionsDialog extends Dialog {

  private final transient Here here;
  private final transient Clock clock;
  private final transient NotebookServices services;
  private final transient UUID notebook;
  private final transient Runnable restored;
  private final Div list = new Div();
  private final Pre look = new Pre();

  VersionsDialog(
      Here here, Clock clock, NotebookServices services, UUID notebook, Runnable restored) {
    this.here = here;
    this.clock = clock;
    this.services = services;
    this.notebook = notebook;
    this.restored = restored;
    setHeaderTitle("Versions");
    setWidth("860px");
    list.addClassName("version-list");
    look.addClassName("version-look");
    Div body = new Div(list, look);
    body.addClassName("versions");
    TextField label = new TextField();
    label.setPlaceholder("What is special about it");
    label.setMaxLength(200);
    label.setAriaLabel("Label of the version");
    Button keep =
        new Button(
            "Keep this state",
            click ->
                Notices.trying(
                    () -> {
                      services
                          .notebooks()
                          .keep(
                              here.id(),
                              notebook,
                              label.getValue(),
                              here.acting(Permission.WRITE_NOTEBOOKS));
                      label.clear();
                      read();
                    }));
    Div form = new Div(label, keep);
    form.addClassName("version-form");
    form.setVisible(here.may(Permission.WRITE_NOTEBOOKS));
    add(form, body);
    getFooter().add(new Button("Close", click -> close()));
    read();
  }

  private void read() {
    list.removeAll();
    List<Version> versions = services.notebooks().versions(here.id(), notebook);
    if (versions.isEmpty()) {
      list.add(
          new Paragraph(
              "None yet. A version is kept by itself before changes, at most every ten minutes, and whenever somebody replaces what another person wrote."));
    }
    versions.forEach(version -> list.add(row(version)));
    look.setText("");
  }

  private Div row(Version version) {
    Span what =
        new Span(
            "%d%s"
                .formatted(
                    version.number(), version.label().isEmpty() ? "" : " · " + version.label()));
    Span who =
        new Span(new Span(version.createdBy() + ", "), Pieces.time(version.createdAt(), clock));
    who.addClassName("unit");
    Button show = new Button("Show", click -> show(version));
    Button back = new Button("Go back to it", click -> Notices.trying(() -> restore(version)));
    show.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    back.addThemeVariants(ButtonVariant.SMALL);
    back.setVisible(here.may(Permission.WRITE_NOTEBOOKS));
    Div row = new Div(new Div(what, who), show, back);
    row.addClassName("version-row");
    return row;
  }

  private void show(Version version) {
    services
        .notebooks()
        .version(here.id(), notebook, version.number())
        .ifPresent(
            then ->
                look.setText(
                    new String(services.files().markdown(here, then), StandardCharsets.UTF_8)));
  }

  private void restore(Version version) {
    services
        .notebooks()
        .restore(here.id(), notebook, version.number(), here.acting(Permission.WRITE_NOTEBOOKS));
    restored.run();
    close();
    Notices.done(
        "The notebook is as it was in version %d; what was there before is a version, too."
            .formatted(version.number()));
  }
}
