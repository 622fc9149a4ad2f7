package io.fairlead.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the chart asks of the images is what the Dockerfiles put there. */
class ImagesTest {

  private final String platform = docker("platform");
  private final String worker = docker("ray-worker");

  private static String docker(String name) {
    return Chart.read(Chart.HOME.resolve("docker").resolve(name + ".Dockerfile"));
  }

  @Test
  void runAsTheUsersOfTheChart() {
    String chart = Chart.manifests(Chart.example("raycluster"));
    assertThat(platform).contains("USER 10001:10001");
    assertThat(chart).contains("runAsUser: 10001", "runAsGroup: 10001", "runAsUser: 1000 ");
    assertThat(worker.strip()).endsWith("USER 1000");
  }

  @Test
  void haveWhatIsStarted() {
    assertThat(platform)
        .contains(
            "COPY --from=build /src/web/target/fairlead.jar /opt/fairlead/", "CMD [\"serve\"]")
        .contains("\"/opt/fairlead/fairlead.jar\"]");
    JsonNode agent =
        Chart.render(Chart.example("existing-ray")).stream()
            .flatMap(Types::podTemplates)
            .map(pod -> pod.at("/spec/containers/1/command"))
            .filter(command -> !command.isMissingNode())
            .findFirst()
            .orElseThrow();
    assertThat(agent.toString()).contains("\"/opt/fairlead/workers/*\"");
    assertThat(worker).contains("/src/ray-workers/target/workers /opt/fairlead/workers");
  }

  @Test
  void haveTheRayThatIsTested() {
    String version = Chart.defaults().at("/ray/version").asText();
    assertThat(worker).contains("rayproject/ray:" + version + "-py311");
    Matcher tested =
        Pattern.compile("(?m)^RAY_VERSION=(.+)$")
            .matcher(Chart.read(Chart.HOME.resolveSibling("fairlead")));
    assertThat(tested.find()).isTrue();
    assertThat(tested.group(1)).isEqualTo(version);
  }
}
