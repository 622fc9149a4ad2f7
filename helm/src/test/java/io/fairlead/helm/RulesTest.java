package io.fairlead.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Prometheus' own tool says of the alert rules and of the dashboard's expressions, where it is
 * installed (Debian: the package prometheus).
 */
class RulesTest {

  private static final Path FILES = Chart.FOLDER.resolve("monitoring");

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void needsPromtool() {
    assumeTrue(
        List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
            .anyMatch(each -> Files.isExecutable(Path.of(each, "promtool"))),
        "Left out: Prometheus' promtool isn't on the path.");
  }

  private static void promtool(String deed, Path file) throws IOException {
    Process tool =
        new ProcessBuilder("promtool", deed, "rules", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.onExit().join().exitValue()).as(said).isZero();
  }

  @Test
  void alertsAreRules() throws IOException {
    promtool("check", FILES.resolve("alerts.yaml"));
  }

  @Test
  void alertsFireWhenTheyShould() throws IOException {
    promtool("test", Chart.HOME.resolve("src/test/prometheus/alerts.test.yaml"));
  }

  /** Each panel's expression, as a rule that would record it. */
  @Test
  void theDashboardsExpressionsAreSome() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(FILES.resolve("dashboard.json").toFile());
    List<Map<String, String>> rules = new ArrayList<>();
    for (JsonNode expression : dashboard.findValues("expr")) {
      rules.add(
          Map.of(
              "record",
              "panel:" + rules.size(),
              "expr",
              expression.asText().replace("$instance", ".*")));
    }
    assertThat(rules).hasSizeGreaterThan(20);
    Path file = folder.resolve("dashboard.yaml");
    new YAMLMapper()
        .writeValue(
            file.toFile(), Map.of("groups", List.of(Map.of("name", "all", "rules", rules))));
    promtool("check", file);
  }
}
