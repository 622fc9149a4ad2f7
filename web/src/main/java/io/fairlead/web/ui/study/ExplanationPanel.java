package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.search.Alternative;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Explanations.Explained;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.trial.TrialNavigation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a trial was suggested: in words, in figures, and what it was weighed against. */
final class ExplanationPanel extends Div {

  ExplanationPanel(Here here, Study study, Explained explained) {
    Explanation why = explained.why();
    Paragraph reason = new Paragraph();
    Pieces.linked(
            "Trial #%d, by %s. %s".formatted(explained.number(), why.strategy(), why.reason()),
            "Trial #" + explained.number(),
            TrialNavigation.of(here, explained.trial()))
        .forEach(reason::add);
    add(reason);
    Div facts = new Div();
    facts.addClassName("search-facts");
    why.forecast().ifPresent(it -> tell(facts, study, it));
    if (Double.isFinite(why.information())) {
      fact(facts, "Expected information", Numbers.brief(why.information()), information(why));
    }
    if (Double.isFinite(why.cost())) {
      fact(facts, "Expected cost", SearchWords.seconds(why.cost()), "of a full training");
    }
    add(facts);
    why.forecast()
        .filter(it -> !why.alternatives().isEmpty())
        .ifPresent(it -> add(weighed(explained, it, why.alternatives())));
  }

  private static void tell(Div facts, Study study, Forecast forecast) {
    fact(
        facts,
        "Expected " + Answer.metric(study),
        Numbers.brief(forecast.mean()),
        "95 %% from %s to %s"
            .formatted(Numbers.brief(forecast.low()), Numbers.brief(forecast.high())));
    fact(
        facts,
        "Expected gain",
        Numbers.brief(forecast.improvement()),
        "on the best estimate so far");
  }

  private static String information(Explanation why) {
    return why.cost() > 0 && Double.isFinite(why.cost())
        ? "nats, %s a minute of training"
            .formatted(Numbers.brief(why.information() / why.cost() * 60))
        : "nats about the best value";
  }

  private static void fact(Div facts, String label, String value, String unit) {
    Span name = new Span(label);
    name.addClassName("figure-label");
    Span number = new Span(value);
    number.addClassName("fact-value");
    Span more = new Span(unit);
    more.addClassName("about");
    Div fact = new Div(name, number, more);
    fact.addClassName("search-fact");
    facts.add(fact);
  }

  private static NativeTable weighed(
      Explained explained, Forecast forecast, List<Alternative> alternatives) {
    NativeTableBody body = new NativeTableBody();
    Map<String, Object> varied = new LinkedHashMap<>(explained.parameters());
    varied.keySet().retainAll(alternatives.getFirst().configuration().asMap().keySet());
    body.add(row("Suggested", varied, forecast.mean(), forecast.improvement()));
    alternatives.forEach(
        each ->
            body.add(
                row("Not chosen", each.configuration().asMap(), each.mean(), each.improvement())));
    NativeTableRow head = new NativeTableRow();
    for (String each : List.of("Weighed", "Configuration", "Expected", "Gain")) {
      head.add(new NativeTableHeaderCell(each));
    }
    NativeTable table = new NativeTable(new NativeTableHeader(head), body);
    table.addClassNames("plain-table", "search-table");
    return table;
  }

  private static NativeTableRow row(
      String which, Map<String, Object> configuration, double mean, double improvement) {
    NativeTableCell values =
        new NativeTableCell(
            configuration.entrySet().stream()
                .map(each -> each.getKey() + " " + Numbers.value(each.getValue()))
                .collect(Collectors.joining(", ")));
    NativeTableRow row = new NativeTableRow();
    row.add(
        new NativeTableCell(which), values, SearchWords.cell(mean), SearchWords.cell(improvement));
    return row;
  }
}
