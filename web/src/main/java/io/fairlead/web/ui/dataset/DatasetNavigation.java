package io.fairlead.web.ui.dataset;

import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PaletteSource;
import io.fairlead.web.ui.page.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of data sets. */
@Configuration
public class DatasetNavigation {

  private static final int MOST_IN_PALETTE = 200;

  public static String list(Here here) {
    return here.path("data");
  }

  public static String of(Here here, Dataset dataset) {
    return here.path("data/" + dataset.name());
  }

  @Bean
  RailEntry dataInRail() {
    return new RailEntry(30, "Data", "data", "▤");
  }

  @Bean
  PaletteSource dataInPalette(Datasets datasets) {
    return here ->
        datasets.list(here.id(), null, MOST_IN_PALETTE).items().stream()
            .map(each -> new PaletteSource.Entry("Data set", each.name(), of(here, each)))
            .toList();
  }
}
