package io.fairlead.web.ui.lineage;

import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.lineage.Lineage;
import io.fairlead.platform.replay.Replays;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.Trials;
import org.springframework.stereotype.Component;

/** What the screens of the lineage read. */
@Component
record LineageServices(
    Lineage lineage,
    Datasets datasets,
    Studies studies,
    Trials trials,
    Replays replays,
    Changes changes) {}
