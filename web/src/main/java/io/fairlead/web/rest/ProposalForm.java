package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.catalog.Proposal;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.catalog.SpaceJson;
import io.fairlead.platform.problem.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A version of an entry, as scripts propose it. */
record ProposalForm(
    @Schema(
            example = "workspace",
            description = "Where it is to hold; installation: in every workspace",
            allowableValues = {"workspace", "installation"})
        @Nullable String scope,
    @Nullable DomainForm domain,
    @Nullable ConditionForm condition,
    @Schema(type = "object", example = "0.1", description = "A number or text inside the range")
        @JsonProperty("default")
        @Nullable Object defaultValue,
    @Schema(
            description =
                "Values that may not come together, as in a search space: [{\"all\":"
                    + " [{\"parameter\": …, \"values\": […]}, {\"parameter\": …, \"from\": …}]}]")
        @Nullable List<JsonNode> forbidden,
    @Schema(example = "rows") @Nullable String unit,
    @Schema(example = "Above 0.3 our studies never improved") @Nullable String rationale,
    @Schema(description = "Studies of the workspace, by id") @Nullable List<UUID> evidence) {

  /** With which values of another parameter it plays a part. */
  record ConditionForm(@Nullable String parameter, @Nullable List<String> values) {
    Condition condition() {
      return new Condition.OneOf(
          required("condition.parameter", parameter),
          Set.copyOf(required("condition.values", values)));
    }
  }

  Scope where() {
    return switch (scope) {
      case null -> Scope.WORKSPACE;
      case "workspace" -> Scope.WORKSPACE;
      case "installation" -> Scope.INSTALLATION;
      default ->
          throw new InvalidInput(
              "scope",
              "An entry holds in the workspace or the installation.",
              scope,
              "Choose one.");
    };
  }

  private static Condition combination(JsonNode node) {
    try {
      return SpaceJson.condition(node);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "forbidden",
          String.valueOf(e.getMessage()),
          node.toString(),
          "See the schema at /api/v1/schemas/space.json.");
    }
  }

  Proposal proposal(String trainer, String name) {
    Domain wanted = required("domain", domain).domain();
    return new Proposal(
        trainer,
        new Parameter(name, wanted, Optional.ofNullable(condition).map(ConditionForm::condition)),
        DomainForm.typed(wanted, required("default", defaultValue)),
        forbidden == null ? List.of() : forbidden.stream().map(ProposalForm::combination).toList(),
        unit,
        required("rationale", rationale),
        evidence == null ? List.of() : evidence);
  }
}
