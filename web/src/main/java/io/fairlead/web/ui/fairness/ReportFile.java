package io.fairlead.web.ui.fairness;

import io.fairlead.platform.fairness.Audit;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;

/** A report as one HTML file that needs no network and runs nothing. */
final class ReportFile {

  private static final String STYLES = "/META-INF/resources/fairlead/fairness.css";

  private ReportFile() {}

  static byte[] of(Audit audit, Report report, ZoneId zone) {
    String name = Svg.escaped(audit.name());
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s · Fairness audit</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>%s</style></head>
        <body class="report-file"><h1>%s</h1>
        <p class="answer">%s</p>
        <p class="about">Fairness audit of %s (%s rows, SHA-256 %s), threshold %s, made %s by %s.</p>
        <div class="fairness-report">%s</div>
        </body></html>
        """
        .formatted(
            name,
            styles(),
            name,
            Svg.escaped(Words.answer(report.figures())),
            Svg.escaped(audit.source()),
            Numbers.count(audit.rows()),
            audit.digest(),
            Numbers.brief(report.threshold()),
            Times.exact(audit.createdAt(), zone),
            Svg.escaped(audit.createdBy()),
            report.markup())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String styles() {
    try (InputStream in = Objects.requireNonNull(ReportFile.class.getResourceAsStream(STYLES))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
