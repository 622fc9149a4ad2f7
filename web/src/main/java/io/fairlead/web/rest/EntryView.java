package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.SpaceJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is approved in a workspace now, as scripts see it.
 *
 * @param sources the versions that it comes from; two where the workspace tightened what holds
 *     everywhere
 * @param replacement the parameter to use in its place; null while it isn't deprecated
 */
record EntryView(
    String trainer,
    String name,
    @Schema(type = "object") JsonNode domain,
    @Schema(type = "object") @Nullable JsonNode condition,
    @JsonProperty("default") Object defaultValue,
    @Schema(type = "array") JsonNode forbidden,
    @Nullable String unit,
    String rationale,
    List<SourceView> sources,
    @Nullable String replacement) {

  /** A version. */
  record SourceView(UUID id, String scope, int version) {}

  static EntryView of(CatalogEntry entry) {
    return new EntryView(
        entry.trainer(),
        entry.name(),
        VersionView.json(SpaceJson.write(entry.parameter().domain())),
        entry.parameter().condition().map(it -> VersionView.json(SpaceJson.write(it))).orElse(null),
        entry.defaultValue(),
        VersionView.json(SpaceJson.write(entry.forbidden())),
        entry.unit(),
        entry.rationale(),
        entry.sources().stream()
            .map(each -> new SourceView(each.id(), each.scope().word(), each.version()))
            .toList(),
        entry.replacement());
  }
}
