package io.fairlead.web.rest;

import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.SpaceJson;
import io.fairlead.web.rest.VersionView.SignatureView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An exception as scripts see it.
 *
 * @param domain what is asked for in place of the approved range
 * @param decided by whom it was granted or refused; null while it waits
 */
record ExceptionView(
    UUID id,
    String trainer,
    String name,
    @Schema(type = "object") JsonNode domain,
    String study,
    Instant until,
    String state,
    SignatureView requested,
    @Nullable SignatureView decided,
    String path)
    implements Once.Identified {

  static ExceptionView of(Caller caller, CatalogException exception) {
    return new ExceptionView(
        exception.id(),
        exception.trainer(),
        exception.name(),
        VersionView.json(SpaceJson.write(exception.domain())),
        exception.study(),
        exception.until(),
        exception.state().name().toLowerCase(Locale.ROOT),
        new SignatureView(
            exception.requested().name(),
            exception.requested().at(),
            exception.requested().reason()),
        SignatureView.of(exception.decided()),
        Paths.exception(caller, exception.id()));
  }
}
