package io.fairlead.helm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a resource against the types of those who read it: Kubernetes' own Java client, which
 * knows what is required, and the generated model of all fields, which refuses unknown ones and
 * numbers in place of texts. KubeRay's own fields are checked by a schema; pods in them as above.
 */
final class Types {

  private interface Check {
    void of(JsonElement json) throws IOException;
  }

  private record Type(String version, Class<?> fields, @Nullable Check required) {}

  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          Map.entry("ConfigMap", type("v1", ConfigMap.class, V1ConfigMap::validateJsonElement)),
          Map.entry(
              "Deployment", type("apps/v1", Deployment.class, V1Deployment::validateJsonElement)),
          Map.entry(
              "Ingress",
              type("networking.k8s.io/v1", Ingress.class, V1Ingress::validateJsonElement)),
          Map.entry(
              "NetworkPolicy",
              type(
                  "networking.k8s.io/v1",
                  NetworkPolicy.class,
                  V1NetworkPolicy::validateJsonElement)),
          Map.entry(
              "PersistentVolumeClaim",
              type(
                  "v1", PersistentVolumeClaim.class, V1PersistentVolumeClaim::validateJsonElement)),
          Map.entry(
              "PodDisruptionBudget",
              type(
                  "policy/v1",
                  PodDisruptionBudget.class,
                  V1PodDisruptionBudget::validateJsonElement)),
          Map.entry("Service", type("v1", Service.class, V1Service::validateJsonElement)),
          Map.entry(
              "ServiceAccount",
              type("v1", ServiceAccount.class, V1ServiceAccount::validateJsonElement)),
          Map.entry("ServiceMonitor", type("monitoring.coreos.com/v1", ServiceMonitor.class, null)),
          Map.entry(
              "PrometheusRule", type("monitoring.coreos.com/v1", PrometheusRule.class, null)));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NothingElse())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private static final Schema RAY_CLUSTER = schema("/kuberay/raycluster.schema.json");

  private Types() {}

  private static Type type(String version, Class<?> fields, @Nullable Check required) {
    return new Type(version, fields, required);
  }

  /** The model keeps unknown fields; here they are mistakes. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }

  /**
   * @throws IllegalArgumentException with what is wrong
   */
  static void check(JsonNode resource) {
    String kind = resource.path("kind").asText();
    if (kind.equals("RayCluster")) {
      checkRayCluster(resource);
      return;
    }
    Type type = TYPES.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("Nothing here knows the kind '%s'.".formatted(kind));
    }
    if (!type.version().equals(resource.path("apiVersion").asText())) {
      throw new IllegalArgumentException(
          "%s is of %s, not %s.".formatted(kind, type.version(), resource.path("apiVersion")));
    }
    check(resource, type.fields(), type.required());
  }

  private static void check(JsonNode json, Class<?> fields, @Nullable Check required) {
    try {
      STRICT.treeToValue(json, fields);
      if (required != null) {
        required.of(JsonParser.parseString(json.toString()));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void checkRayCluster(JsonNode cluster) {
    List<Error> errors = RAY_CLUSTER.validate(cluster.toString(), InputFormat.JSON);
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(errors.toString());
    }
    for (JsonNode group : cluster.path("spec").path("workerGroupSpecs")) { // as the operator does
      if (group.path("minReplicas").asInt() > group.path("maxReplicas").asInt()) {
        throw new IllegalArgumentException(
            "%s has minReplicas above maxReplicas.".formatted(group.path("groupName")));
      }
    }
    podTemplates(cluster)
        .forEach(pod -> check(pod, PodTemplateSpec.class, V1PodTemplateSpec::validateJsonElement));
  }

  /** The templates of a resource's pods. */
  static Stream<JsonNode> podTemplates(JsonNode resource) {
    JsonNode spec = resource.path("spec");
    return Stream.concat(
            Stream.of(spec.path("template"), spec.path("headGroupSpec").path("template")),
            spec.path("workerGroupSpecs").valueStream().map(group -> group.path("template")))
        .filter(JsonNode::isObject);
  }

  private static Schema schema(String resource) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Objects.requireNonNull(Types.class.getResourceAsStream(resource)));
  }
}
