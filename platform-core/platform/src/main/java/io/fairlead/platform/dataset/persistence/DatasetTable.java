package io.fairlead.platform.dataset.persistence;

import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Task;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the data sets of the current workspace. */
@Component
public class DatasetTable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final EntityManager rows;

  DatasetTable(EntityManagerFactory factory) {
    this.rows = SharedEntityManagerCreator.createSharedEntityManager(factory);
  }

  /** Adds one; its name must be free. */
  public void insert(Dataset dataset) {
    DatasetRow row = new DatasetRow();
    row.id = dataset.id();
    row.name = dataset.name();
    row.digest = dataset.digest();
    row.rowCount = dataset.rows();
    row.bytes = dataset.bytes();
    row.columns = JSON.writeValueAsString(dataset.columns());
    row.target = dataset.target();
    row.sensitive = dataset.sensitive();
    row.task = dataset.task().name();
    row.source = dataset.source();
    row.createdAt = dataset.createdAt();
    row.createdBy = dataset.createdBy();
    rows.persist(row);
    rows.flush();
  }

  public Optional<Dataset> byName(String name) {
    return rows.createQuery("from DatasetRow where name = :name", DatasetRow.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst()
        .map(DatasetTable::dataset);
  }

  public Optional<Dataset> byId(UUID id) {
    return Optional.ofNullable(rows.find(DatasetRow.class, id)).map(DatasetTable::dataset);
  }

  public boolean hasDigest(String digest) {
    return rows.createQuery("select count(*) from DatasetRow where digest = :digest", Long.class)
            .setParameter("digest", digest)
            .getSingleResult()
        > 0;
  }

  /** Those of {@code digests} that the current workspace has. */
  public Set<String> among(Collection<String> digests) {
    return Set.copyOf(
        rows.createQuery(
                "select distinct digest from DatasetRow where digest in :digests", String.class)
            .setParameter("digests", digests)
            .getResultList());
  }

  /** By name, those after {@code name}. */
  public List<Dataset> after(String name, int limit) {
    return rows.createQuery("from DatasetRow where name > :name order by name", DatasetRow.class)
        .setParameter("name", name)
        .setMaxResults(limit)
        .getResultStream()
        .map(DatasetTable::dataset)
        .toList();
  }

  private static Dataset dataset(DatasetRow row) {
    return new Dataset(
        row.id,
        row.name,
        row.digest,
        row.rowCount,
        row.bytes,
        List.of(JSON.readValue(row.columns, ColumnSummary[].class)),
        row.target,
        row.sensitive,
        Task.valueOf(row.task),
        row.source,
        row.createdAt,
        row.createdBy);
  }
}
