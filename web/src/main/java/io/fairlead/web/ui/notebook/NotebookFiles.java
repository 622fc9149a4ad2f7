package io.fairlead.web.ui.notebook;

import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellKinds;
import io.fairlead.platform.notebook.Notebook;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Notebooks as files to keep or send: what cells show when the file is made. */
@Component
public final class NotebookFiles {

  private static final String FOLDER = "/META-INF/resources/fairlead/";

  private final CellViews views;
  private final CellKinds kinds;
  private final Clock clock;

  NotebookFiles(CellViews views, CellKinds kinds, Clock clock) {
    this.views = views;
    this.kinds = kinds;
    this.clock = clock;
  }

  /** A file's name, from the notebook's title. */
  public static String name(Notebook notebook, String ending) {
    String plain =
        notebook
            .title()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return (plain.isEmpty() ? "notebook" : plain) + "." + ending;
  }

  /** One HTML file that needs no network and runs nothing. */
  public byte[] html(Here here, Notebook notebook) {
    Print print = print(here, notebook);
    String title = Svg.escaped(notebook.title());
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>%s%s</style></head>
        <body class="notebook-file report-file"><h1>%s</h1>
        <p class="about">%s</p>
        %s
        </body></html>
        """
        .formatted(
            title,
            style("fairness.css"),
            style("notebook.css"),
            title,
            Svg.escaped(about(here, notebook)),
            notebook.cells().stream()
                .map(
                    cell ->
                        "<section class=\"cell cell-%s\">%s</section>"
                            .formatted(cell.kind(), views.of(cell.kind()).html(print, cell)))
                .collect(Collectors.joining("\n")))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A Markdown file. */
  public byte[] markdown(Here here, Notebook notebook) {
    Print print = print(here, notebook);
    String cells =
        notebook.cells().stream()
            .map(cell -> markdown(print, cell))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n\n"));
    return "# %s\n\n*%s*\n\n%s\n"
        .formatted(
            notebook.title().replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1"),
            about(here, notebook),
            cells)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String markdown(Print print, Cell cell) {
    return views.of(cell.kind()).markdown(print, cell);
  }

  private Print print(Here here, Notebook notebook) {
    return new Print(here, clock, notebook, kinds.offers(notebook));
  }

  private String about(Here here, Notebook notebook) {
    return "Notebook of %s, last changed %s by %s; what it shows is as of %s."
        .formatted(
            here.workspace().title(),
            Times.exact(notebook.changedAt(), clock.getZone()),
            notebook.changedBy(),
            Times.exact(clock.instant(), clock.getZone()));
  }

  private static String style(String file) {
    try (InputStream in =
        Objects.requireNonNull(NotebookFiles.class.getResourceAsStream(FOLDER + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
