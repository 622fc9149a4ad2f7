package io.fairlead.web.ui.notebook;

import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PaletteSource;
import io.fairlead.web.ui.page.RailEntry;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The addresses of notebooks. */
@Configuration(proxyBeanMethods = false)
public class NotebookNavigation {

  private static final int MOST_IN_PALETTE = 200;

  public static String list(Here here) {
    return here.path("notebooks");
  }

  public static String of(Here here, UUID notebook) {
    return here.path("notebooks/" + notebook);
  }

  @Bean
  RailEntry notebooksInRail() {
    return new RailEntry(10, "Notebooks", "notebooks", "☰");
  }

  @Bean
  PaletteSource notebooksInPalette(Notebooks notebooks) {
    return here ->
        notebooks.list(here.id(), null, MOST_IN_PALETTE).items().stream()
            .map(each -> new PaletteSource.Entry("Notebook", each.title(), of(here, each.id())))
            .toList();
  }

  /** Where a workspace opens. */
  @Component
  public static final class Start {

    private final Notebooks notebooks;

    Start(Notebooks notebooks) {
      this.notebooks = notebooks;
    }

    /** Its only notebook, or the list of them. */
    public String path(Here here) {
      List<Notebooks.Listed> first = notebooks.list(here.id(), null, 2).items();
      return first.size() == 1 ? of(here, first.getFirst().id()) : list(here);
    }
  }
}
