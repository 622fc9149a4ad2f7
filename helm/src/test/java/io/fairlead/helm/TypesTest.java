package io.fairlead.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that can't fail checks nothing: each of these mistakes is found. */
class TypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Deployment     | /spec/replica                                        | 2
          Deployment     | /spec/selector                                       | null
          Deployment     | /spec/replicas                                       | "two"
          Deployment     | /spec/template/spec/containers/0/securtyContext      | {}
          Deployment     | /spec/template/spec/containers/0/name                | null
          Deployment     | /spec/template/spec/containers/0/env/0/value         | 5
          Deployment     | /spec/template/spec/securityContext/runAsNonRoot     | "yes"
          Deployment     | /spec/template/spec/volumes/0/emptydir               | {}
          Deployment     | /apiVersion                                          | "apps/v2"
          Service        | /spec/ports/0/port                                   | "web"
          Service        | /spec/ports/0/targetport                             | 1
          NetworkPolicy  | /spec/ingress/0/ports/0/prot                         | 1
          NetworkPolicy  | /kind                                                | "NetPolicy"
          RayCluster     | /spec/workerGroup                                    | []
          RayCluster     | /spec/headGroupSpec/rayStartParams/num-cpus          | 0
          RayCluster     | /spec/headGroupSpec/template/spec/containers/0/imag  | "x"
          RayCluster     | /spec/workerGroupSpecs/0/groupName                   | null
          RayCluster     | /spec/workerGroupSpecs/0/minReplicas                 | 99
          RayCluster     | /spec/headGroupSpec/rayStartParams/labels            | "a=b"
          RayCluster     | /metadata/name                                       | "1st-ray"
          RayCluster     | /spec/workerGroupSpecs/0/template/spec/containers    | null
          """)
  void areStrict(String kind, String path, String json) throws Exception {
    ObjectNode resource =
        Chart.render(Chart.example("raycluster")).stream()
            .filter(each -> each.path("kind").asText().equals(kind))
            .map(ObjectNode.class::cast)
            .findFirst()
            .orElseThrow();
    Types.check(resource);
    int last = path.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) resource.at(path.substring(0, last));
    JsonNode value = new ObjectMapper().readTree(json);
    if (value.isNull()) {
      parent.remove(path.substring(last + 1));
    } else {
      parent.set(path.substring(last + 1), value);
    }
    assertThatThrownBy(() -> Types.check(resource)).isInstanceOf(IllegalArgumentException.class);
  }
}
