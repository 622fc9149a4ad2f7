package io.fairlead.web.ui.study;

import io.fairlead.platform.storage.Page;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PaletteSource;
import io.fairlead.web.ui.page.RailEntry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of studies. */
@Configuration
public class StudyNavigation {

  private static final int MOST_IN_PALETTE = 200;

  public static String list(Here here) {
    return here.path("studies");
  }

  public static String fresh(Here here) {
    return here.path("studies/new");
  }

  public static String of(Here here, String study) {
    return here.path("studies/" + study);
  }

  @Bean
  RailEntry studiesInRail() {
    return new RailEntry(20, "Studies", "studies", "◔");
  }

  @Bean
  PaletteSource studiesInPalette(Studies studies) {
    return here -> {
      List<PaletteSource.Entry> entries = new ArrayList<>();
      if (here.may(Permission.RUN_STUDIES)) {
        entries.add(new PaletteSource.Entry("Command", "New study", fresh(here)));
      }
      Page<Study> newest = studies.list(here.id(), null, MOST_IN_PALETTE);
      for (Study study : newest.items()) {
        entries.add(new PaletteSource.Entry("Study", study.name(), of(here, study.name())));
      }
      return entries;
    };
  }
}
