package io.fairlead.web.ui.fairness;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.Figure;
import io.fairlead.kernel.fairness.Measure;
import io.fairlead.platform.fairness.Statement;
import io.fairlead.platform.fairness.Statements;
import io.fairlead.web.ui.format.Numbers;
import java.util.List;
import java.util.Locale;

/** How figures and measures are called on the page. */
final class Words {

  private Words() {}

  static String title(Measure measure) {
    return switch (measure) {
      case AUC -> "AUC";
      case BRIER -> "Brier score";
      default -> title(measure.word());
    };
  }

  /** Of a name such as {@code demographic_parity_difference}. */
  static String title(String word) {
    String spaced = word.replace('_', ' ');
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  static String value(Figure figure) {
    return figure.exists() ? Numbers.brief(figure.value()) : "–";
  }

  static String interval(Figure figure) {
    return figure.hasInterval()
        ? Numbers.brief(figure.low()) + " – " + Numbers.brief(figure.high())
        : "";
  }

  /** The page's first sentence. */
  static String answer(AuditFigures figures) {
    List<Statement> statements = Statements.of(figures);
    long more =
        statements.stream().filter(each -> each.kind() == Statement.Kind.DIFFERENCE).count();
    if (more > 0) {
      return statements.getFirst().text()
          + (more == 1 ? "" : " %d more differences below.".formatted(more - 1));
    }
    String reference = Statements.name(figures.groups().get(figures.reference()).group());
    return "No group differs from %s by more than chance explains; that isn't proof of fairness: see how wide the intervals are."
        .formatted(reference);
  }
}
