package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grafana's dashboard and Prometheus' rules ask for what the running platform really exposes. */
class MonitoringTest {

  private static final Path FILES = RunningPlatform.checkout().resolve("helm/fairlead/monitoring");
  private static final Set<String> WORDS =
      Set.of("sum", "max", "rate", "increase", "absent", "by", "and", "or");
  private static final Set<String> OF_PROMETHEUS = Set.of("instance");

  /** Names of labels by the name of a sample. */
  private static final Map<String, Set<String>> EXPOSED = new HashMap<>();

  @BeforeAll
  static void scrape() {
    RestClient scraper = RunningApplication.get().stranger();
    scraper.get("/login"); // so that there is a request to tell of
    Matcher sample =
        Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{([^}]*)})? ", Pattern.MULTILINE)
            .matcher(scraper.get("/actuator/prometheus").text());
    while (sample.find()) {
      Set<String> labels = EXPOSED.computeIfAbsent(sample.group(1), name -> new HashSet<>());
      if (sample.group(2) != null) {
        labels.addAll(all("(\\w+)=\"", sample.group(2)));
      }
    }
  }

  @Test
  void rulesAskForWhatThereIs() throws IOException {
    List<String> expressions = new ArrayList<>();
    Map<String, List<Map<String, List<Map<String, Object>>>>> rules =
        new Yaml().load(Files.readString(FILES.resolve("alerts.yaml")));
    String operations = Files.readString(RunningPlatform.checkout().resolve("docs/operations.md"));
    rules
        .get("groups")
        .forEach(
            group ->
                group
                    .get("rules")
                    .forEach(
                        rule -> {
                          expressions.add(String.valueOf(rule.get("expr")));
                          assertThat(operations).contains("`" + rule.get("alert") + "`");
                        }));
    assertThat(expressions).hasSizeGreaterThan(5).allSatisfy(MonitoringTest::check);
  }

  @Test
  void theDashboardAsksForWhatThereIs() throws IOException {
    JsonNode dashboard =
        new JsonMapper().readTree(Files.readString(FILES.resolve("dashboard.json")));
    List<String> expressions = new ArrayList<>();
    dashboard
        .get("panels")
        .forEach(
            panel ->
                panel
                    .path("targets")
                    .forEach(target -> expressions.add(target.get("expr").asString())));
    assertThat(expressions).hasSizeGreaterThan(20).allSatisfy(MonitoringTest::check);
  }

  private static void check(String expression) {
    String bare = expression.replaceAll("\\{[^}]*}|\\[[^]]*]|by \\([^)]*\\)", " ");
    List<String> metrics =
        all("([a-zA-Z_:][\\w:]*)", bare).stream().filter(word -> !WORDS.contains(word)).toList();
    assertThat(metrics).as(expression).isNotEmpty().allMatch(EXPOSED::containsKey);
    Set<String> labels = new HashSet<>(OF_PROMETHEUS);
    metrics.forEach(metric -> labels.addAll(EXPOSED.getOrDefault(metric, Set.of())));
    assertThat(labels).as(expression).containsAll(labelsOf(expression));
  }

  private static Set<String> labelsOf(String expression) {
    Set<String> labels = new HashSet<>();
    all("\\{([^}]*)}", expression).forEach(in -> labels.addAll(all("(\\w+)(?:=~|!~|!=|=)\"", in)));
    all("by \\(([^)]*)\\)", expression).forEach(in -> labels.addAll(all("(\\w+)", in)));
    return labels;
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
