package io.fairlead.web.rest;

import io.fairlead.platform.notebook.NewCell;
import io.fairlead.platform.notebook.Template;
import io.fairlead.platform.problem.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A notebook to be. */
record NotebookForm(
    @Schema(example = "First look at German credit") @Nullable String title,
    @Schema(example = "search", description = "empty or search; not together with cells")
        @Nullable String template,
    @Nullable List<CellForm> cells) {

  String titleOr(String usual) {
    return title == null ? usual : title;
  }

  List<NewCell> newCells() {
    if (cells == null) {
      return parsed().cells();
    }
    if (template != null) {
      throw new InvalidInput(
          "template",
          "A notebook begins with a template or with cells.",
          template,
          "Leave one out.");
    }
    return cells.stream().map(CellForm::cell).toList();
  }

  Template parsed() {
    String wanted = template == null ? "empty" : template;
    return Arrays.stream(Template.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "template",
                    "A template is one of empty, search.",
                    wanted,
                    "Choose one of them."));
  }
}
