package io.fairlead.web.ui.notebook;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.notebook.CellKinds;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.web.ui.sharing.SharingNavigation;
import org.springframework.stereotype.Component;

/** What the notebook's page reads and asks for. */
@Component
record NotebookServices(
    Notebooks notebooks,
    CellKinds kinds,
    CellViews views,
    Changes changes,
    NotebookFiles files,
    SharingNavigation sharing) {}
