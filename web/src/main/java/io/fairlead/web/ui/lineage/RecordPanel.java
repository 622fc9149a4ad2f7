package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.lineage.TrialRecord;
import io.fairlead.web.ui.page.Pieces;
import java.util.Map;
import java.util.stream.Collectors;

/** The record of a trial, section by section; the long ones are folded. */
final class RecordPanel extends Div {

  private static final int LONG = 16;
  private static final int SHORT_VALUE = 44;

  RecordPanel(TrialRecord record) {
    addClassName("lineage-record");
    record.sections().forEach((name, facts) -> add(section(name, facts)));
    add(
        Pieces.copyable(
            "The whole record",
            record.sections().entrySet().stream()
                .flatMap(
                    section ->
                        section.getValue().entrySet().stream()
                            .map(
                                fact ->
                                    "%s.%s=%s"
                                        .formatted(
                                            section.getKey(), fact.getKey(), fact.getValue())))
                .collect(Collectors.joining("\n"))));
  }

  private static Details section(String name, Map<String, String> facts) {
    DescriptionList list = new DescriptionList();
    facts.forEach(
        (fact, value) ->
            list.add(
                new DescriptionList.Term(fact),
                new DescriptionList.Description(
                    value.length() > SHORT_VALUE
                        ? Pieces.copyable(value.substring(0, SHORT_VALUE) + "…", value)
                        : new Span(value))));
    Div content = new Div(list);
    content.addClassName("environment");
    Details details =
        new Details(
            name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + name.substring(1)
                + " ("
                + facts.size()
                + ")",
            content);
    details.setOpened(facts.size() <= LONG);
    return details;
  }
}
