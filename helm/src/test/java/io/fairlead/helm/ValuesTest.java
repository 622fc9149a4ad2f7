package io.fairlead.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values: what can't be right is refused, and each has an effect. */
class ValuesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A list, and a switch that needs others to go with it. */
  private static final Set<String> SEEN_IN_CHART_TEST =
      Set.of("/rayCluster/workerGroups", "/rayCluster/enabled");

  private static final List<Object> OTHERS =
      List.of(
          "other",
          "https://other.example.org",
          "https://other.example.org/{trace}",
          "10.9.0.0/16",
          "other.example.org:6379",
          "Never",
          "LoadBalancer",
          "ReadWriteMany",
          "7Gi",
          "45s",
          "9.8.7",
          "jdbc:postgresql://localhost/other",
          "sha256:" + "0".repeat(64),
          7,
          true,
          false,
          List.of("other/{role}"),
          List.of(Map.of("key", "other", "operator", "Exists")),
          List.of(Map.of("ports", List.of(Map.of("port", 1)))),
          List.of(Map.of("ipBlock", Map.of("cidr", "10.9.0.0/16"))),
          Map.of("other", "other"),
          Map.of("nodes", List.of(Map.of("kind", "other", "cpus", 1))),
          Map.of("OTHER", "other"),
          Map.of("limits", Map.of("cpu", "7", "memory", "7Gi")),
          Map.of("nodeAffinity", Map.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minimal      | /host                       |                                      | host
          minimal      | /replica                    | 2                                    | replica
          minimal      | /platform/replicas          | 0                                    | replicas
          minimal      | /platform/replicas          | 2                                    | Choose ReadWriteMany
          minimal      | /platform/environment       | {"X_PASSWORD": "x"}                  | X_PASSWORD
          minimal      | /database/url               | "jdbc:postgresql://h/d?password=x"   | url
          minimal      | /database/url               | "jdbc:postgresql://u:x@h/d"          | url
          minimal      | /database/owner             | {}                                   | secretName
          minimal      | /tls/secretName             | ""                                   | plain text
          minimal      | /tls/agentCa                | {"secretName": "a", "key": ""}       | key
          minimal      | /ingress                    | {"enabled": true}                    | Set it to the networks
          minimal      | /storage/size               | "plenty"                             | size
          minimal      | /oidc                       | {"issuer": "https://a"}              | clientSecret
          organisation | /oidc/issuer                | "http://keycloak"                    | issuer
          organisation | /traces/endpoint            | "tempo:4317"                         | endpoint
          organisation | /traces/link                | "https://tempo"                      | link
          organisation | /tls/ca                     | {}                                   | name the CA
          organisation | /monitoring/serviceMonitor/token | {}                              | token
          organisation | /storage/s3/accessKey       | ""                                   | a secret key belongs
          raycluster   | /rayCluster/enabled         | false                                | needs a Ray cluster
          raycluster   | /agent/enabled              | false                                | without an agent
          raycluster   | /rayCluster/workerGroups    | [{"name": "a", "replicas": 3, "minReplicas": 1, "maxReplicas": 2, "cpus": 1, "memory": "1Gi"}] | to maxReplicas 2
          raycluster   | /agent/rayAddress           | "head:6379"                          | Leave one of them out
          raycluster   | /agent/token                | {}                                   | token
          raycluster   | /ray/image/repository       | ""                                   | repository
          gpu-cluster  | /agent/certificateSecretName | ""                                  | asks agents for certificates
          gpu-cluster  | /agent/computeProfile/name  | "hall-4"                             | computeProfile
          gpu-cluster  | /agent/computeProfile/nodes | "eight"                              | nodes
          gpu-cluster  | /agent/computeProfile       | {"prices": {"cpuHour": 1}}           | computeProfile
          behind-proxy | /tls/agentCa                | {"secretName": "a"}                  | Set tls.secretName
          """)
  void refuseWhatCantBeRight(String example, String path, String json, String words)
      throws Exception {
    Object value = json == null ? "" : JSON.readValue(json, Object.class);
    ObjectNode values = Chart.with(Chart.example(example), path, value);
    assertThatThrownBy(() -> Chart.manifests(values)).hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1st", "a.b"})
  void belongToAReleaseWhoseNameServicesMayHave(String name) {
    assertThatThrownBy(() -> Chart.manifests(name, Chart.example("minimal")))
        .hasMessageContaining("begin with a letter");
  }

  @Test
  void haveAnEffectEach() {
    List<String> leaves = new ArrayList<>();
    JsonNode defaults = Chart.defaults();
    collect("", defaults, leaves);
    Map<ObjectNode, String> before = new LinkedHashMap<>();
    Chart.examples().forEach(each -> before.put(Chart.values(each), ""));
    before.replaceAll((values, nothing) -> Chart.manifests(values));
    List<String> without =
        leaves.stream()
            .filter(path -> !SEEN_IN_CHART_TEST.contains(path))
            .filter(
                path ->
                    before.entrySet().stream()
                        .noneMatch(each -> changes(path, defaults.at(path), each)))
            .toList();
    assertThat(without).as("values without an effect").isEmpty();
  }

  private static void collect(String path, JsonNode node, List<String> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(each -> collect(path + "/" + each.getKey(), each.getValue(), leaves));
    } else {
      leaves.add(path);
    }
  }

  private static boolean changes(String path, JsonNode now, Map.Entry<ObjectNode, String> example) {
    return OTHERS.stream()
        .filter(other -> JSON.valueToTree(other).getNodeType() == now.getNodeType())
        .anyMatch(
            other -> {
              try {
                return !Chart.manifests(Chart.with(example.getKey(), path, other))
                    .equals(example.getValue());
              } catch (IllegalStateException refused) {
                return false;
              }
            });
  }
}
