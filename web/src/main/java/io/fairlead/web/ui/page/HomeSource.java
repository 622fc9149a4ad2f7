package io.fairlead.web.ui.page;

import java.time.Duration;
import java.util.List;

/** What a feature tells a person on their first page about one of their workspaces. */
@FunctionalInterface
public interface HomeSource {

  /** What is older is no news. */
  Duration NEWS = Duration.ofDays(14);

  /** For whoever {@code here} is; read when the page opens, so it is quick and at most some. */
  List<HomeItem> items(Here here);
}
