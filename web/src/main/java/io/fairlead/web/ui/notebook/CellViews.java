package io.fairlead.web.ui.notebook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The views of all kinds. */
@Component
final class CellViews {

  private final List<CellView> ordered;
  private final Map<String, CellView> byKind;

  CellViews(List<CellView> views) {
    ordered = views.stream().sorted(Comparator.comparingInt(CellView::order)).toList();
    byKind = views.stream().collect(Collectors.toMap(CellView::kind, Function.identity()));
  }

  List<CellView> ordered() {
    return ordered;
  }

  CellView of(String kind) {
    return Objects.requireNonNull(byKind.get(kind), kind);
  }
}
