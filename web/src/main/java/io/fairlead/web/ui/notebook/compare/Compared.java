package io.fairlead.web.ui.notebook.compare;

import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.compare.CompareContent;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.trial.TrialNavigation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds what a cell compares: of each study the baseline and the best trial, with what can be said
 * about the improvement, then what was selected. A study without a baseline has its first trial and
 * the trainer's defaults in its place.
 */
@Component
record Compared(Studies studies, Trials trials, Catalog catalog, Baselines baselines) {

  Comparison read(Here here, CompareContent content, Offers offers) {
    Map<UUID, Comparison.Column> columns = new LinkedHashMap<>();
    List<Comparison.Column> usual = new ArrayList<>();
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : content.of()) {
      offers
          .study(name)
          .flatMap(id -> studies.find(here.id(), id.toString()))
          .ifPresent(
              study -> {
                io.fairlead.platform.baseline.Comparison against =
                    baselines.compare(here.id(), study.id());
                said.put(study.name(), against.sentence());
                reference(here, study, against, columns, usual);
                Study.Best best = study.best();
                if (best != null) {
                  trials
                      .find(here.id(), best.trial())
                      .ifPresent(t -> columns.putIfAbsent(t.id(), column(here, study, t, "best")));
                }
              });
    }
    for (String name : content.of()) {
      for (UUID id : offers.trials(name)) {
        trials
            .find(here.id(), id)
            .ifPresent(
                trial ->
                    studies
                        .find(here.id(), trial.study().toString())
                        .ifPresent(
                            study ->
                                columns.putIfAbsent(id, column(here, study, trial, "selected"))));
      }
    }
    List<Comparison.Column> all = new ArrayList<>(columns.values());
    all.addAll(usual); // they have no figures: nothing is measured against them
    return Comparison.of(sentences(said), columns.isEmpty() ? List.of() : all);
  }

  private static List<String> sentences(Map<String, String> said) {
    return said.size() == 1
        ? List.copyOf(said.values())
        : said.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).toList();
  }

  /** What the study's others are measured against. */
  private void reference(
      Here here,
      Study study,
      io.fairlead.platform.baseline.Comparison against,
      Map<UUID, Comparison.Column> columns,
      List<Comparison.Column> usual) {
    UUID baseline =
        switch (against) {
          case io.fairlead.platform.baseline.Comparison.Measured measured -> measured.baseline();
          case io.fairlead.platform.baseline.Comparison.Nothing nothing -> nothing.baseline();
        };
    if (baseline == null) {
      usual.add(defaults(here, study));
      first(here, study).ifPresent(t -> columns.put(t.id(), column(here, study, t, "first trial")));
    } else {
      trials
          .find(here.id(), baseline)
          .filter(trial -> trial.objective() != null)
          .ifPresent(t -> columns.put(t.id(), column(here, study, t, "baseline")));
    }
  }

  private Optional<Trial> first(Here here, Study study) {
    return trials.list(here.id(), study.id(), TrialQuery.first(1)).items().stream()
        .filter(trial -> trial.objective() != null)
        .findFirst();
  }

  private Comparison.Column defaults(Here here, Study study) {
    Map<String, Object> parameters = new HashMap<>();
    for (CatalogEntry entry : catalog.entries(here.id(), study.definition().trainer())) {
      parameters.put(entry.parameter().name(), entry.defaultValue());
    }
    return new Comparison.Column(
        study.definition().trainer(), "", "its defaults, not run", Map.of(), parameters);
  }

  private static Comparison.Column column(Here here, Study study, Trial trial, String note) {
    Map<String, Object> figures = new LinkedHashMap<>();
    String metric = study.definition().objectives().getFirst().metric();
    if (trial.objective() != null) {
      figures.put(metric, trial.objective());
    }
    new TreeMap<>(trial.metrics()).forEach(figures::putIfAbsent);
    figures.put("steps", trial.step());
    return new Comparison.Column(
        study.name() + " #" + trial.number(),
        TrialNavigation.of(here, trial.id()),
        note,
        figures,
        trial.parameters());
  }

  /** Of the cell's names, those that are known now. */
  static Set<String> names(Offers offers) {
    Set<String> names = new java.util.TreeSet<>(offers.studies());
    names.addAll(offers.selections());
    return names;
  }
}
