package io.fairlead.platform.notebook.compare;

import io.fairlead.platform.notebook.CellKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Trials side by side, the differences first. */
@Component
public final class CompareKind implements CellKind<CompareContent> {

  public static final String NAME = "compare";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<CompareContent> content() {
    return CompareContent.class;
  }

  @Override
  public List<String> reads(CompareContent content) {
    return content.of();
  }

  @Override
  public CompareContent renamed(CompareContent content, String from, String to) {
    return new CompareContent(
        content.of().stream().map(name -> name.equals(from) ? to : name).toList());
  }
}
