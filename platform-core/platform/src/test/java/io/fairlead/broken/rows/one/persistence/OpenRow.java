package io.fairlead.broken.rows.one.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class OpenRow {
  @Id long id;
}
