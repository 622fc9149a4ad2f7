package io.fairlead.web.ui.page;

import io.fairlead.platform.workspace.Access;
import java.util.List;

/** What a feature tells a person on their first page about the whole installation. */
@FunctionalInterface
public interface InstallationHomeSource {

  /** Nothing for whom it isn't about. */
  List<HomeItem> items(Access access);
}
