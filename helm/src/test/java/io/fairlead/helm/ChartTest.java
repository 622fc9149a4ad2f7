package io.fairlead.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of each of the example values, checked as a cluster would. */
class ChartTest {

  static Stream<Path> examples() {
    return Chart.examples().stream();
  }

  @Test
  void hasExamples() {
    assertThat(Chart.examples()).hasSizeGreaterThanOrEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isWithoutFaultForHelm(Path example) {
    LintResult result = Chart.lint(Chart.values(example));
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isMadeOfWhatKubernetesAndKubeRayKnow(Path example) {
    List<JsonNode> resources = Chart.render(Chart.values(example));
    resources.forEach(Types::check);
    assertThat(resources.stream().map(ChartTest::name)).doesNotHaveDuplicates();
    assertThat(resources).allSatisfy(each -> assertThat(named(each)).hasSizeLessThanOrEqualTo(63));
  }

  private static String name(JsonNode resource) {
    return resource.path("kind").asText() + " " + named(resource);
  }

  private static String named(JsonNode resource) {
    return resource.path("metadata").path("name").asText();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void leavesNoContainerMoreThanItNeeds(Path example) {
    List<JsonNode> pods =
        Chart.render(Chart.values(example)).stream().flatMap(Types::podTemplates).toList();
    assertThat(pods).isNotEmpty();
    for (JsonNode pod : pods) {
      JsonNode spec = pod.path("spec");
      assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(spec.at("/securityContext/runAsUser").asInt()).isPositive();
      assertThat(spec.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      for (JsonNode container : spec.path("containers")) {
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        if (!container.path("name").asText().startsWith("ray")) { // Ray writes where it likes
          assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        }
        assertThat(container.at("/resources/limits/memory").isTextual()).isTrue();
        assertThat(container.at("/resources/limits/cpu").isMissingNode()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void mountsWhatItDeclaresAndNothingElse(Path example) {
    Chart.render(Chart.values(example)).stream()
        .flatMap(Types::podTemplates)
        .forEach(
            pod -> {
              Set<String> declared = texts(pod.at("/spec/volumes"), "name");
              Set<String> mounted = new HashSet<>();
              pod.at("/spec/containers")
                  .forEach(each -> mounted.addAll(texts(each.path("volumeMounts"), "name")));
              assertThat(mounted).isEqualTo(declared);
            });
  }

  private static Set<String> texts(JsonNode list, String field) {
    return list.valueStream().map(each -> each.path(field).asText()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsItsPodsByTheirLabels(Path example) {
    List<JsonNode> resources = Chart.render(Chart.values(example));
    JsonNode platform = one(resources, "Deployment", "lab-platform");
    JsonNode labels = platform.at("/spec/template/metadata/labels");
    Stream.of(
            platform.at("/spec/selector/matchLabels"),
            one(resources, "Service", "lab-platform").at("/spec/selector"),
            one(resources, "Service", "lab-flight").at("/spec/selector"),
            one(resources, "NetworkPolicy", "lab-platform").at("/spec/podSelector/matchLabels"))
        .forEach(
            selector -> {
              assertThat(selector.isEmpty()).isFalse();
              selector
                  .properties()
                  .forEach(
                      each -> assertThat(labels.get(each.getKey())).isEqualTo(each.getValue()));
            });
  }

  @Test
  void survivesANodesUpkeepWithReplicasAlone() {
    ObjectNode two = Chart.example("raycluster");
    assertThat(kinds(two)).contains("PodDisruptionBudget");
    assertThat(kinds(Chart.with(two, "/platform/replicas", 1)))
        .doesNotContain("PodDisruptionBudget"); // it would keep the node from ever being emptied
  }

  @Test
  void asksProbesAndScrapersToSpeakAsThePlatformDoes() {
    JsonNode encrypted = platform(Chart.example("organisation"));
    assertThat(encrypted.at("/readinessProbe/httpGet/scheme").asText()).isEqualTo("HTTPS");
    assertThat(encrypted.at("/readinessProbe/httpGet/path").asText())
        .isEqualTo("/actuator/health/readiness");
    JsonNode plain = platform(Chart.example("behind-proxy"));
    assertThat(plain.at("/livenessProbe/httpGet/scheme").asText()).isEqualTo("HTTP");
    JsonNode monitor =
        one(Chart.render(Chart.example("organisation")), "ServiceMonitor", "lab-platform");
    assertThat(monitor.at("/spec/endpoints/0/scheme").asText()).isEqualTo("https");
    assertThat(monitor.at("/spec/endpoints/0/tlsConfig/serverName").asText())
        .isEqualTo("fairlead.example.org");
  }

  @Test
  void givesThePlatformItsSettings() {
    JsonNode env = platform(Chart.example("organisation")).path("env");
    assertThat(value(env, "FAIRLEAD_DATABASE_URL")).startsWith("jdbc:postgresql://db-1");
    assertThat(value(env, "FAIRLEAD_SIGNIN_OIDC_ISSUER"))
        .isEqualTo("https://keycloak.example.org/realms/example");
    assertThat(value(env, "FAIRLEAD_SIGNIN_OIDC_GROUPS"))
        .isEqualTo("/fairlead/{workspace}/{role},/fairlead/{role}");
    assertThat(value(env, "FAIRLEAD_SIGNIN_PASSWORDS")).isEqualTo("false");
    assertThat(value(env, "FAIRLEAD_TLS_PROXIES")).isEqualTo("10.0.0.0/8");
    assertThat(value(env, "FAIRLEAD_TRACES_ENDPOINT")).isEqualTo("http://tempo.monitoring:4318");
    assertThat(value(env, "FAIRLEAD_TRACES_LINK")).endsWith("{trace}");
    assertThat(value(env, "FAIRLEAD_SCHEDULING_LEASETIME")).isEqualTo("30s");
    assertThat(env.valueStream().map(each -> each.path("name").asText()))
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.endsWith("PASSWORD") || name.endsWith("SECRET"));
  }

  @Test
  void letsThePlatformSendTracesWhereTheyGo() {
    ObjectNode values = Chart.example("organisation");
    assertThat(outward(values)).contains(4318);
    assertThat(outward(Chart.with(values, "/traces/endpoint", "http://tempo"))).contains(80);
    assertThat(outward(Chart.example("minimal"))).doesNotContain(4318, 80);
  }

  @Test
  void letsThePlatformReachWhereItsSettingsSayThatOthersAre() {
    ObjectNode values = Chart.example("organisation");
    assertThat(outward(values)).containsExactlyInAnyOrder(53, 53, 443, 4318, 5432);
    assertThat(outward(Chart.with(values, "/oidc/issuer", "https://keycloak:8543/realms/a")))
        .contains(8543);
    assertThat(outward(Chart.with(values, "/storage/s3/endpoint", "http://minio:9000")))
        .contains(9000);
    String url = "jdbc:postgresql://[fd00::1],db-2:6432/fairlead?sslmode=verify-full";
    assertThat(outward(Chart.with(values, "/database/url", url))).contains(5432, 6432);
  }

  @Test
  void writesNumbersOfTheEnvironmentOut() {
    ObjectNode values = Chart.example("minimal");
    for (Object value : List.of(10_000_000, 0.25, true, "30s")) {
      JsonNode env = platform(Chart.with(values, "/platform/environment/OTHER", value)).path("env");
      assertThat(value(env, "OTHER")).isEqualTo(value.toString());
    }
  }

  private static List<Integer> outward(ObjectNode values) {
    return one(Chart.render(values), "NetworkPolicy", "lab-platform")
        .at("/spec/egress")
        .findValues("port")
        .stream()
        .map(JsonNode::asInt)
        .toList();
  }

  @Test
  void putsTheAgentBesideANodeOfRay() {
    JsonNode head =
        one(Chart.render(Chart.example("gpu-cluster")), "RayCluster", "lab-ray")
            .at("/spec/headGroupSpec/template/spec");
    assertThat(head.at("/containers/0/name").asText())
        .as("Ray's comes first")
        .isEqualTo("ray-head");
    JsonNode agent = head.at("/containers/1");
    assertThat(agent.path("command").valueStream().map(JsonNode::asText)).startsWith("java");
    assertThat(agent.path("args").valueStream().map(JsonNode::asText))
        .containsSequence("--platform", "lab-flight:8081")
        .containsSequence("--platform-name", "fairlead.example.org")
        .containsSequence("--certificate", "/etc/fairlead/agent/tls.crt")
        .containsSequence("--ray", "$(POD_IP):6379")
        .containsSequence("--profile", "/etc/fairlead/profile/compute-profile.yaml");
    for (String shared : List.of("/tmp/ray", "/dev/shm")) {
      assertThat(volumeAt(head.at("/containers/0"), shared))
          .isNotEmpty()
          .isEqualTo(volumeAt(agent, shared));
    }

    JsonNode joined =
        one(Chart.render(Chart.example("existing-ray")), "Deployment", "lab-agent")
            .at("/spec/template/spec");
    assertThat(joined.at("/containers/0/command").valueStream().map(JsonNode::asText))
        .contains("--address=research-head-svc.ray.svc:6379", "--num-cpus=0");
    assertThat(joined.at("/containers/1/args").valueStream().map(JsonNode::asText))
        .containsSequence("--ray", "research-head-svc.ray.svc:6379");
  }

  private static String volumeAt(JsonNode container, String path) {
    return container
        .path("volumeMounts")
        .valueStream()
        .filter(each -> each.path("mountPath").asText().equals(path))
        .map(each -> each.path("name").asText())
        .collect(Collectors.joining());
  }

  @Test
  void givesWorkersTheGpusThatAreCounted() {
    JsonNode groups =
        one(Chart.render(Chart.example("gpu-cluster")), "RayCluster", "lab-ray")
            .at("/spec/workerGroupSpecs");
    JsonNode cpu = groups.at("/0/template/spec/containers/0/resources/limits");
    JsonNode gpu = groups.at("/1/template/spec/containers/0/resources/limits");
    assertThat(cpu.has("nvidia.com/gpu")).isFalse();
    assertThat(gpu.path("nvidia.com/gpu").asInt()).isEqualTo(4);
    assertThat(gpu).isEqualTo(groups.at("/1/template/spec/containers/0/resources/requests"));
  }

  private static JsonNode platform(ObjectNode values) {
    return one(Chart.render(values), "Deployment", "lab-platform")
        .at("/spec/template/spec/containers/0");
  }

  private static String value(JsonNode env, String name) {
    return env.valueStream()
        .filter(each -> each.path("name").asText().equals(name))
        .map(each -> each.path("value").asText())
        .collect(Collectors.joining());
  }

  private static Set<String> kinds(ObjectNode values) {
    return Chart.render(values).stream()
        .map(each -> each.path("kind").asText())
        .collect(Collectors.toSet());
  }

  private static JsonNode one(List<JsonNode> resources, String kind, String name) {
    return resources.stream()
        .filter(each -> name(each).equals(kind + " " + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s %s".formatted(kind, name)));
  }
}
