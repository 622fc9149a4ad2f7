package io.fairlead.web.ui.notebook;

import io.fairlead.platform.notebook.Notebook;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.web.ui.page.Here;
import java.time.Clock;

/** What a cell needs to know to be written into a file. */
public record Print(Here here, Clock clock, Notebook notebook, Offers offers) {}
