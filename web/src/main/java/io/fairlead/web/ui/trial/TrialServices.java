package io.fairlead.web.ui.trial;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Waiting;
import io.fairlead.platform.trace.Traces;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.decision.SignParts;
import io.fairlead.web.ui.lineage.ReplayPanel;
import org.springframework.stereotype.Component;

/** What the trial page reads. */
@Component
record TrialServices(
    Studies studies,
    Trials trials,
    Waiting waiting,
    Metrics metrics,
    Artifacts artifacts,
    AuditTrail trail,
    SignParts signing,
    Catalog catalog,
    ReplayPanel.Parts replays,
    Changes changes,
    Traces traces) {}
