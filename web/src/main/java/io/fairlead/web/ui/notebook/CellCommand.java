package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import io.fairlead.platform.storage.Ids;
import java.util.Optional;
import java.util.UUID;

/** A key was pressed on a cell, or it was dropped somewhere; see notebook.js. */
@DomEvent("notebook-command")
public final class CellCommand extends ComponentEvent<CellColumn> {

  private final String command;
  private final String cell;
  private final String text;

  public CellCommand(
      CellColumn source,
      boolean fromClient,
      @EventData("event.detail.command") String command,
      @EventData("event.detail.cell") String cell,
      @EventData("event.detail.text") String text) {
    super(source, fromClient);
    this.command = command;
    this.cell = cell;
    this.text = text;
  }

  String command() {
    return command;
  }

  Optional<UUID> cell() {
    return Ids.parse(cell);
  }

  /** What stands in the field that has the focus; the cell to follow, for a drop. */
  String text() {
    return text;
  }
}
