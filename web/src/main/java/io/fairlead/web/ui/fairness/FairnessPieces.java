package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.HasElement;
import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.kernel.fairness.Measure;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.Statement;
import io.fairlead.platform.fairness.Statements;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.page.Here;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fairness audits in brief, for other pages. */
@Component
public final class FairnessPieces {

  private static final List<Measure> BRIEF =
      List.of(
          Measure.SELECTION_RATE,
          Measure.TRUE_POSITIVE_RATE,
          Measure.FALSE_POSITIVE_RATE,
          Measure.ACCURACY);
  private static final int MOST_STATEMENTS = 5;

  private final FairnessServices services;

  FairnessPieces(FairnessServices services) {
    this.services = services;
  }

  /** The groups that the trial's data set suggests, as {@link #spec} reads them. */
  public String groupsOf(UUID workspace, UUID trial) {
    return services.groupsOf(workspace, trial);
  }

  /** The labels of which one has to be named as positive; none where that is settled. */
  public List<String> labelsOf(UUID workspace, UUID trial) {
    return services.labelsOf(workspace, trial);
  }

  /**
   * What is to be audited of a trial.
   *
   * @param positive the label that counts as positive; null where the trial knows it
   * @param sensitive as {@link GroupsText} reads them, such as {@code sex, age: 25}
   */
  public static AuditSpec spec(
      UUID trial, AuditSpec.Split rows, @Nullable String positive, String sensitive) {
    return AuditDraft.ofTrial(trial, rows, positive, sensitive).spec();
  }

  /** The address of an audit's page. */
  public static String path(Here here, Audit audit) {
    return FairnessNavigation.of(here, audit.id());
  }

  /** The first sentence about an audit. */
  public static String answer(FairnessAudit audit, AuditSpec spec) {
    return Words.answer(figures(audit, spec));
  }

  /**
   * What differs, the measures that matter most by group, and folded away what can't be concluded
   * and where scores lie, as markup.
   */
  public static String summary(FairnessAudit audit, AuditSpec spec) {
    AuditFigures figures = figures(audit, spec);
    String statements =
        Statements.of(figures).stream()
            .filter(each -> each.kind() == Statement.Kind.DIFFERENCE)
            .limit(MOST_STATEMENTS)
            .map(each -> "<li>" + Svg.escaped(each.text()) + "</li>")
            .collect(Collectors.joining("", "<ul class=\"statements\">", "</ul>"));
    String forests =
        measures(figures)
            .map(measure -> new ForestPlot(figures, measure).figure())
            .collect(Collectors.joining("", "<div class=\"forests\">", "</div>"));
    String besides = new Report(audit, figures, spec.threshold()).besides();
    return "<div class=\"fairness-report\">" + statements + forests + besides + "</div>";
  }

  /** Shows markup in place of what was there; what the reader unfolded stays so. */
  public static void show(HasElement where, String markup) {
    where
        .getElement()
        .executeJs(
            """
            const title = each => each.querySelector('summary').firstChild.textContent
              + (each.closest('section')?.querySelector('h2').textContent ?? '');
            const folds = () => [...this.querySelectorAll('details')];
            const before = new Map(folds().map(each => [title(each), each.open]));
            this.innerHTML = $0;
            folds().forEach(each => { each.open = before.get(title(each)) ?? each.open; });
            """,
            markup);
  }

  /** The measures of {@link #BRIEF} that exist; of predicted numbers all that do. */
  private static Stream<Measure> measures(AuditFigures figures) {
    List<Measure> known = BRIEF.stream().filter(figures.overall().measures()::containsKey).toList();
    Stream<Measure> wanted =
        known.isEmpty()
            ? figures.overall().measures().keySet().stream()
                .filter(measure -> measure != Measure.COUNT)
            : known.stream();
    return wanted.filter(measure -> figures.overall().figure(measure).exists());
  }

  private static AuditFigures figures(FairnessAudit audit, AuditSpec spec) {
    @Nullable Map<String, String> reference = spec.reference();
    int at = reference == null ? -1 : audit.groups().indexOf(reference);
    return audit.at(spec.threshold(), at < 0 ? OptionalInt.empty() : OptionalInt.of(at));
  }
}
