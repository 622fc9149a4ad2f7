package io.fairlead.web.ui.home;

import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import io.fairlead.web.ui.page.InstallationHomeSource;
import io.fairlead.web.ui.page.PageContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks every feature about every workspace of a person. */
@Component
final class HomeReader {

  private final List<HomeSource> sources;
  private final List<InstallationHomeSource> ofInstallation;

  HomeReader(List<HomeSource> sources, List<InstallationHomeSource> ofInstallation) {
    this.sources = sources;
    this.ofInstallation = ofInstallation;
  }

  /**
   * A line and where it is from.
   *
   * @param place the workspace's title; empty for the whole installation
   */
  record Line(HomeItem item, String place) {}

  /** All there is to say, what asks for most first, then the newest. */
  List<Line> lines(PageContext context) {
    List<Line> lines = new ArrayList<>();
    for (InstallationHomeSource source : ofInstallation) {
      source.items(context.access()).forEach(item -> lines.add(new Line(item, "")));
    }
    for (Workspace workspace : context.visible()) {
      Here here = new Here(workspace, context.access());
      for (HomeSource source : sources) {
        source.items(here).forEach(item -> lines.add(new Line(item, workspace.title())));
      }
    }
    lines.sort(
        Comparator.comparing((Line line) -> line.item().matter())
            .thenComparing(HomeReader::when, Comparator.reverseOrder()));
    return lines;
  }

  private static Instant when(Line line) {
    Instant at = line.item().at();
    return at == null ? Instant.MAX : at;
  }

  static List<Line> of(List<Line> lines, Matter matter) {
    return lines.stream().filter(line -> line.item().matter() == matter).toList();
  }
}
