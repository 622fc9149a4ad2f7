package io.fairlead.platform.catalog.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "catalog_entry")
@NullUnmarked
class CatalogEntryRow {
  @Id UUID id;
  @TenantId UUID workspaceId;
  String trainer;
  String name;
  int position;

  @JdbcTypeCode(SqlTypes.JSON)
  String domain;

  @JdbcTypeCode(SqlTypes.JSON)
  String condition;

  @JdbcTypeCode(SqlTypes.JSON)
  String defaultValue;

  String rationale;
  int version;
  Instant createdAt;
}
