package io.fairlead.bench;

import com.microsoft.playwright.Page;
import io.fairlead.browser.Chromium;
import io.fairlead.e2e.RunningPlatform;
import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.StreamLimits;
import io.fairlead.protocol.message.Assignment;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Real Chromium on real pages: how soon a metric moves a chart, how soon a large study shows. */
final class UiBenchmark implements Benchmark {

  private static final int ATTEMPTS = 50;
  private static final int STEPS = 40;
  private static final int TRIALS = 10_000;
  private static final int VISITS = 20;

  @Override
  public List<Figure> run(Options options) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (BenchPlatform platform = BenchPlatform.start();
        StandInAgent agent = new StandInAgent(platform, 200);
        Chromium chromium =
            Chromium.launch().orElseThrow(() -> new IOException("There is no Chromium here."))) {
      Page page = chromium.browser().newPage();
      signIn(page, platform.running());
      figures.addAll(metricToChart(platform, agent, page));
      figures.addAll(largeStudy(platform, agent, page));
    }
    return figures;
  }

  private static void signIn(Page page, RunningPlatform platform) {
    page.setDefaultTimeout(60_000);
    page.navigate(platform.url() + "/login");
    page.fill("input[name=username]", "ada");
    page.fill("input[name=password]", platform.person("ada").path("password").asString());
    page.keyboard().press("Enter");
    page.waitForSelector(".frame");
  }

  /** Every attempt reports a step a second; what counts is when the chart shows that step. */
  private static List<Figure> metricToChart(BenchPlatform platform, StandInAgent agent, Page page) {
    UUID study = platform.submitNoop(ATTEMPTS, ATTEMPTS);
    List<Assignment> attempts = agent.lease(ATTEMPTS);
    List<PlatformClient> actors = attempts.stream().map(agent::actor).toList();
    List<MetricStream> streams =
        actors.stream().map(actor -> actor.metrics(StreamLimits.DEFAULT)).toList();
    streams.forEach(stream -> stream.append(1, Map.of("value", 1.0), Instant.now()));
    page.navigate(address(platform, study));
    page.waitForSelector("[data-kind=curves][data-state=full]");
    page.evaluate(
        """
        () => {
          const chart = document.querySelector('[data-kind=curves]');
          window.shown = [];
          new MutationObserver(() => window.shown.push(
              [Number(chart.dataset.lastStep), Number(chart.dataset.drawnAt)]))
            .observe(chart, {attributes: true, attributeFilter: ['data-drawn-at']});
        }
        """);
    long[] sent = new long[STEPS + 2];
    for (int step = 2; step < sent.length; step++) {
      sent[step] = System.currentTimeMillis();
      for (MetricStream stream : streams) {
        stream.append(step, Map.of("value", 1.0 / step), Instant.now());
      }
      LockSupport.parkUntil(sent[step] + 1_000);
    }
    page.waitForFunction("last => window.shown.some(([step]) => step >= last)", STEPS + 1);
    double[] latencies = latencies(sent, page.evaluate("() => window.shown"));
    streams.forEach(MetricStream::close);
    agent.complete(attempts, Map.of("value", 0.0));
    actors.forEach(PlatformClient::close);
    return List.of(new Figure("metric_to_chart_p95_ms", percentile(latencies, 0.95), "ms"));
  }

  private static double[] latencies(long[] sent, Object shown) {
    List<Double> latencies = new ArrayList<>();
    for (int step = 2; step < sent.length; step++) {
      for (Object each : (List<?>) shown) {
        List<?> drawn = (List<?>) each;
        if (((Number) drawn.get(0)).longValue() >= step) {
          latencies.add(((Number) drawn.get(1)).doubleValue() - sent[step]);
          break;
        }
      }
    }
    return latencies.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** From navigation to the first chart drawn, in a browser that is signed in and warm. */
  private static List<Figure> largeStudy(BenchPlatform platform, StandInAgent agent, Page page) {
    UUID study = platform.submitNoop(TRIALS, 100);
    for (int done = 0; done < TRIALS; ) {
      List<Assignment> attempts = agent.leaseUpTo(100);
      if (!attempts.isEmpty()) {
        agent.complete(attempts, Map.of("value", 1.0 / (done + 1)));
        done += attempts.size();
      }
    }
    double[] visits = new double[VISITS];
    double first = visit(platform, study, page);
    for (int i = 0; i < VISITS; i++) {
      visits[i] = visit(platform, study, page);
    }
    return List.of(
        new Figure("study_page_10000_ms", percentile(visits, 0.95), "ms"),
        new Figure("study_page_10000_first_ms", first, "ms"));
  }

  private static double visit(BenchPlatform platform, UUID study, Page page) {
    page.navigate("about:blank");
    long start = System.currentTimeMillis();
    page.navigate(address(platform, study));
    page.waitForSelector("fairlead-chart[data-state=full]");
    double drawn =
        Double.parseDouble(page.getAttribute("fairlead-chart[data-state=full]", "data-drawn-at"));
    return drawn - start;
  }

  private static String address(BenchPlatform platform, UUID study) {
    return "%s/w/%s/studies/%s".formatted(platform.running().url(), BenchPlatform.WORKSPACE, study);
  }

  private static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
