package io.fairlead.web.ui.catalog;

import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.catalog.Approvals;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.catalog.Exceptions;
import io.fairlead.platform.catalog.PastValues;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.study.Studies;
import org.springframework.stereotype.Component;

/** What the catalog's pages read and ask for. */
@Component
record CatalogServices(
    Catalog catalog,
    Approvals approvals,
    Exceptions exceptions,
    Baselines baselines,
    Datasets datasets,
    Studies studies,
    PastValues past) {}
