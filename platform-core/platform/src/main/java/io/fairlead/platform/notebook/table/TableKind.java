package io.fairlead.platform.notebook.table;

import io.fairlead.platform.notebook.CellKind;
import io.fairlead.platform.notebook.Offer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The best trials of studies that other cells offer; what is selected in it, it offers. */
@Component
public final class TableKind implements CellKind<TableContent> {

  public static final String NAME = "table";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<TableContent> content() {
    return TableContent.class;
  }

  @Override
  public List<String> reads(TableContent content) {
    return content.studies();
  }

  @Override
  public Optional<Offer> offers(TableContent content) {
    return Optional.of(new Offer.OfTrials(content.selected()));
  }

  @Override
  public TableContent renamed(TableContent content, String from, String to) {
    return new TableContent(
        content.studies().stream().map(name -> name.equals(from) ? to : name).toList(),
        content.rows(),
        content.selected());
  }
}
