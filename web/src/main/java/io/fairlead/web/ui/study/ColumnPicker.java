package io.fairlead.web.ui.study;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** Shows and hides columns of a table. */
final class ColumnPicker extends MenuBar {

  ColumnPicker(Grid<?> grid) {
    addThemeVariants(MenuBarVariant.TERTIARY);
    MenuItem columns = addItem("Columns");
    for (Grid.Column<?> column : grid.getColumns()) {
      if (column.isFrozen()) {
        continue;
      }
      MenuItem item =
          columns
              .getSubMenu()
              .addItem(
                  column.getHeaderText(),
                  event -> column.setVisible(event.getSource().isChecked()));
      item.setCheckable(true);
      item.setChecked(column.isVisible());
      item.setKeepOpen(true);
    }
  }
}
