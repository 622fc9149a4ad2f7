package io.fairlead.web.rest;

import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.AuditSpecJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An audit without its figures, for lists. */
record AuditHeader(
    UUID id,
    String name,
    Instant createdAt,
    String createdBy,
    String source,
    String digest,
    int rows,
    Map<String, @Nullable Object> spec,
    String path) {

  static AuditHeader of(Caller caller, Audit audit) {
    return new AuditHeader(
        audit.id(),
        audit.name(),
        audit.createdAt(),
        audit.createdBy(),
        audit.source(),
        audit.digest(),
        audit.rows(),
        AuditSpecJson.write(audit.spec()),
        Paths.audit(caller, audit.id()));
  }
}
