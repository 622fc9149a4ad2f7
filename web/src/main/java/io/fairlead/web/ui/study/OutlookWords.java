package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.racing.Race;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.stopping.StoppingRule;
import io.fairlead.platform.search.Prospects;
import io.fairlead.platform.study.Study;
import io.fairlead.web.ui.format.Numbers;
import org.jspecify.annotations.Nullable;

/** What the trials that are left are expected to bring. */
final class OutlookWords {

  private OutlookWords() {}

  static Component of(Study study, Prospects prospects) {
    Div words = new Div();
    if (study.state().isOver() || prospects.left() == 0) {
      words.add(
          SearchSection.nothing("The study starts no more trials; extend it to look further."));
    } else if (prospects.outlook().isEmpty()) {
      words.add(
          SearchSection.nothing(
              "Too little is known yet. After some more trials were trained in full this says how"
                  + " much better the best may get."));
    } else {
      tell(words, study, prospects, prospects.outlook().get());
    }
    words.add(SearchSection.nothing(rule(study.definition().stop())));
    Race race = study.definition().race();
    if (race != null && !study.state().isOver()) {
      words.add(
          SearchSection.nothing(
              "When the search is over, its best %d configurations are trained again with other seeds, up to %d times each, until the best is told apart."
                  .formatted(race.finalists(), race.repeats())));
    }
    return words;
  }

  private static void tell(Div words, Study study, Prospects prospects, Outlook outlook) {
    Span gain = new Span(Numbers.brief(outlook.improvement()));
    gain.addClassName("fact-value");
    gain.getElement().setAttribute("title", Numbers.exact(outlook.improvement()));
    Span interval =
        new Span(
            " 95 %% from %s to %s"
                .formatted(Numbers.brief(outlook.low()), Numbers.brief(outlook.high())));
    interval.addClassName("about");
    Paragraph sentence =
        new Paragraph(
            "is how much the best %s is expected to improve by the %s trials that may still start."
                .formatted(Answer.metric(study), Numbers.count(prospects.left())));
    words.add(new Div(gain, interval), sentence);
    words.add(
        SearchSection.nothing(
            "Told after %s trials that were trained in full."
                .formatted(Numbers.count(prospects.trials()))));
  }

  private static String rule(@Nullable StoppingRule rule) {
    if (rule == null) {
      return "No rule ends this study early: it runs all its trials.";
    }
    return switch (rule.unit()) {
      case SHARE_OF_GAIN ->
          "It ends by itself when less than %s of the gain so far is expected, and the latest %d trials brought less."
              .formatted(Numbers.percent(rule.least()), rule.patience());
      case OBJECTIVE ->
          "It ends by itself when less than %s is expected, and the latest %d trials brought less."
              .formatted(Numbers.brief(rule.least()), rule.patience());
    };
  }
}
