package io.fairlead.web.ui.study;

import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Estimates;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.scheduling.StudyTurns;
import io.fairlead.platform.search.Insights;
import io.fairlead.platform.search.SuggestionReplays;
import io.fairlead.platform.study.CatalogVersions;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trace.Traces;
import io.fairlead.platform.trial.Explanations;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.sharing.SharingNavigation;
import io.fairlead.web.ui.trial.TrialInspector.Inspection;
import org.springframework.stereotype.Component;

/** What the study page reads and asks for. */
@Component
record StudyServices(
    Studies studies,
    Trials trials,
    Datasets datasets,
    Metrics metrics,
    Changes changes,
    Inspection inspection,
    Baselines baselines,
    CatalogVersions versions,
    SharingNavigation sharing,
    Estimates estimates,
    Budgets budgets,
    Explanations explanations,
    Insights insights,
    SuggestionReplays suggestionReplays,
    Traces traces,
    StudyTurns turns) {}
