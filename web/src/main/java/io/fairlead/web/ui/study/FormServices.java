package io.fairlead.web.ui.study;

import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Estimates;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.trace.Traces;
import io.fairlead.web.ui.catalog.CatalogDoors;
import org.springframework.stereotype.Component;

/** What the form of a new study looks up. */
@Component
record FormServices(
    Datasets datasets,
    Catalog catalog,
    Baselines baselines,
    CatalogDoors doors,
    Estimates estimates,
    Budgets budgets,
    Traces traces) {}
