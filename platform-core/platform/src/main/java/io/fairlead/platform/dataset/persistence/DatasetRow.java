package io.fairlead.platform.dataset.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Immutable
@Table(name = "dataset")
@NullUnmarked
class DatasetRow {
  @Id UUID id;
  @TenantId UUID workspaceId;
  String name;
  String digest;
  long rowCount;
  long bytes;

  @JdbcTypeCode(SqlTypes.JSON)
  String columns;

  String target;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> sensitive;

  String task;
  String source;
  Instant createdAt;
  String createdBy;
}
