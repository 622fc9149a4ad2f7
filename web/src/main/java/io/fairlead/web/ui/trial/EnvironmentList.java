package io.fairlead.web.ui.trial;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.web.ui.page.Pieces;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the machine said of itself, to read and to copy. */
final class EnvironmentList extends Div {

  private static final int SHORT = 28;

  private transient Map<String, String> shown = Map.of();

  EnvironmentList() {
    addClassName("environment");
    add(new Span("Reported when its first attempt starts."));
  }

  void show(Map<String, String> facts) {
    if (facts.equals(shown)) {
      return;
    }
    shown = facts;
    removeAll();
    DescriptionList list = new DescriptionList();
    TreeMap<String, String> sorted = new TreeMap<>(facts);
    sorted.forEach(
        (name, value) ->
            list.add(
                new DescriptionList.Term(name),
                new DescriptionList.Description(
                    value.length() > SHORT ? Pieces.copyable(value, value) : new Span(value))));
    add(
        list,
        Pieces.copyable(
            "All of it",
            sorted.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining("\n"))));
  }
}
