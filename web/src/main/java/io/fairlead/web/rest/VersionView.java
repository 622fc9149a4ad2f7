package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.EntryVersion.Deprecation;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.catalog.SpaceJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of an entry as scripts see it.
 *
 * @param decided by whom it was approved or rejected; null while it waits
 * @param deprecated by whom it was deprecated; null while it wasn't
 * @param replacement the parameter to use in place of a deprecated one
 */
record VersionView(
    UUID id,
    String scope,
    String trainer,
    String name,
    int version,
    String state,
    @Schema(type = "object") JsonNode domain,
    @Schema(type = "object") @Nullable JsonNode condition,
    @JsonProperty("default") Object defaultValue,
    @Schema(type = "array") JsonNode forbidden,
    @Nullable String unit,
    String rationale,
    List<UUID> evidence,
    SignatureView proposed,
    @Nullable SignatureView decided,
    @Nullable SignatureView deprecated,
    @Nullable String replacement,
    String path)
    implements Once.Identified {

  private static final JsonMapper JSON = new JsonMapper();

  /** Who did something, when, and what they said. */
  record SignatureView(String by, Instant at, @Nullable String reason) {
    static @Nullable SignatureView of(@Nullable Signature signature) {
      return signature == null
          ? null
          : new SignatureView(signature.name(), signature.at(), signature.reason());
    }
  }

  static VersionView of(String path, EntryVersion version) {
    Deprecation deprecation = version.deprecation();
    return new VersionView(
        version.id(),
        version.scope().word(),
        version.trainer(),
        version.name(),
        version.version(),
        version.state().name().toLowerCase(Locale.ROOT),
        json(SpaceJson.write(version.parameter().domain())),
        version.parameter().condition().map(it -> json(SpaceJson.write(it))).orElse(null),
        version.defaultValue(),
        json(SpaceJson.write(version.forbidden())),
        version.unit(),
        version.rationale(),
        version.evidence(),
        new SignatureView(version.proposed().name(), version.proposed().at(), null),
        SignatureView.of(version.decided()),
        deprecation == null ? null : SignatureView.of(deprecation.by()),
        deprecation == null ? null : deprecation.replacement(),
        path);
  }

  static VersionView of(Caller caller, EntryVersion version) {
    return of(Paths.catalogVersion(caller, version.id()), version);
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
