package io.fairlead.platform.notebook.chart;

import io.fairlead.platform.notebook.CellKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** A live chart of the study that another cell offers. */
@Component
public final class ChartKind implements CellKind<ChartContent> {

  public static final String NAME = "chart";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<ChartContent> content() {
    return ChartContent.class;
  }

  @Override
  public List<String> reads(ChartContent content) {
    return content.study().isEmpty() ? List.of() : List.of(content.study());
  }

  @Override
  public ChartContent renamed(ChartContent content, String from, String to) {
    return content.study().equals(from) ? new ChartContent(to, content.chart()) : content;
  }
}
