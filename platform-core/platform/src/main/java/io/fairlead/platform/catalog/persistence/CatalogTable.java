package io.fairlead.platform.catalog.persistence;

import io.fairlead.platform.storage.Ids;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;

/** Reads and writes the catalog of the current workspace. */
@Component
public class CatalogTable {

  private final EntityManager rows;

  CatalogTable(EntityManagerFactory factory) {
    this.rows = SharedEntityManagerCreator.createSharedEntityManager(factory);
  }

  public void insert(StoredEntry entry, Instant at) {
    CatalogEntryRow row = new CatalogEntryRow();
    row.id = Ids.next();
    row.trainer = entry.trainer();
    row.name = entry.name();
    row.position = entry.position();
    row.domain = entry.domain();
    row.condition = entry.condition();
    row.defaultValue = entry.defaultValue();
    row.rationale = entry.rationale();
    row.version = entry.version();
    row.createdAt = at;
    rows.persist(row);
  }

  /** By name. */
  public List<String> trainers() {
    return rows.createQuery(
            "select distinct trainer from CatalogEntryRow order by trainer", String.class)
        .getResultList();
  }

  /** The newest version of each entry of a trainer, by position. */
  public List<StoredEntry> latest(String trainer) {
    return rows.createQuery(
            """
            from CatalogEntryRow e where e.trainer = :trainer and e.version =
              (select max(o.version) from CatalogEntryRow o
               where o.trainer = e.trainer and o.name = e.name)
            order by e.position
            """,
            CatalogEntryRow.class)
        .setParameter("trainer", trainer)
        .getResultStream()
        .map(CatalogTable::entry)
        .toList();
  }

  private static StoredEntry entry(CatalogEntryRow row) {
    return new StoredEntry(
        row.trainer,
        row.name,
        row.position,
        row.domain,
        row.condition,
        row.defaultValue,
        row.rationale,
        row.version);
  }

  /**
   * An entry as stored; domain, condition and default in JSON.
   *
   * @param position among its trainer's entries
   */
  public record StoredEntry(
      String trainer,
      String name,
      int position,
      String domain,
      @Nullable String condition,
      String defaultValue,
      String rationale,
      int version) {}
}
