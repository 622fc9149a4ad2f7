package io.fairlead.platform.dataset;

import io.fairlead.platform.content.Content;
import io.fairlead.platform.content.ContentReferences;
import io.fairlead.platform.dataset.persistence.DatasetTable;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredDatasets implements Datasets {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final DatasetTable table;
  private final DataDirectory directory;
  private final Content content;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredDatasets(
      DatasetTable table,
      DataDirectory directory,
      Content content,
      Transactions transactions,
      Events events,
      Clock clock) {
    this.table = table;
    this.directory = directory;
    this.content = content;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Dataset register(
      UUID workspace,
      NewDataset description,
      Path file,
      String fileName,
      DoubleConsumer progress,
      Actor by) {
    checkName(description.name());
    try {
      Path draft = directory.newDraft();
      try {
        Import made = Import.run(file, fileName, draft, progress);
        Dataset dataset = dataset(made, description, by);
        Optional<Dataset> same = taken(workspace, dataset);
        if (same.isPresent()) {
          return same.get();
        }
        return insert(workspace, dataset, made.file(), by);
      } finally {
        DataDirectory.discard(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data set could not be stored.", e);
    }
  }

  private Dataset dataset(Import made, NewDataset description, Actor by) throws IOException {
    Roles roles = Roles.of(description, made.columns());
    return new Dataset(
        Ids.next(),
        description.name(),
        Digests.sha256(made.file()),
        made.rows(),
        Files.size(made.file()),
        made.columns(),
        roles.target(),
        roles.sensitive(),
        roles.task(),
        description.source(),
        clock.instant(),
        by.name());
  }

  /** The data set of that name if it is the same; refuses when it is another. */
  private Optional<Dataset> taken(UUID workspace, Dataset wanted) {
    Optional<Dataset> found = transactions.in(workspace, () -> table.byName(wanted.name()));
    found
        .filter(
            other ->
                !other.digest().equals(wanted.digest())
                    || !other.target().equals(wanted.target())
                    || !other.sensitive().equals(wanted.sensitive())
                    || other.task() != wanted.task())
        .ifPresent(
            other -> {
              throw new InvalidInput(
                  "name",
                  "A data set never changes, and its name is unique in the workspace.",
                  wanted.name(),
                  "Choose another name; this one belongs to other content.");
            });
    return found;
  }

  private Dataset insert(UUID workspace, Dataset dataset, Path file, Actor by) throws IOException {
    try (Content.Draft draft = content.begin(workspace)) {
      Files.copy(file, draft.bytes());
      return draft.store(
          stored -> {
            table.insert(dataset);
            events.append(
                "dataset.registered",
                dataset.id(),
                by,
                Changed.data(
                    Map.of(
                        "name", dataset.name(), "digest", dataset.digest(), "rows", dataset.rows()),
                    null,
                    Map.of("name", dataset.name(), "digest", dataset.digest())));
            return dataset;
          });
    } catch (ConstraintViolationException e) { // someone was faster with this name
      return taken(workspace, dataset).orElseThrow(() -> e);
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          "name",
          "A data set's name has 1 to 63 letters, digits, dots, hyphens and underscores and starts"
              + " with a letter or digit.",
          name,
          "Choose one like 'german-credit'.");
    }
  }

  @Override
  public Page<Dataset> list(UUID workspace, @Nullable String after, int limit) {
    List<Dataset> found =
        transactions.in(workspace, () -> table.after(after == null ? "" : after, limit + 1));
    boolean more = found.size() > limit;
    List<Dataset> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? items.getLast().name() : null);
  }

  @Override
  public Optional<Dataset> find(UUID workspace, String nameOrId) {
    return transactions.in(
        workspace, () -> table.byName(nameOrId).or(() -> Ids.parse(nameOrId).flatMap(table::byId)));
  }

  @Override
  public ArrowReader open(UUID workspace, String digest, BufferAllocator allocator) {
    if (!transactions.in(workspace, () -> table.hasDigest(digest))) {
      throw new NotFound("data set", digest);
    }
    try {
      Path draft = directory.newDraft();
      try (InputStream bytes = content.open(workspace, digest)) {
        Path file = draft.resolve("snapshot.parquet"); // DuckDB reads files alone
        Files.copy(bytes, file);
        return SnapshotReader.open(file, allocator);
      } catch (IOException | SQLException | RuntimeException e) {
        DataDirectory.discard(draft);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (SQLException e) {
      throw new IllegalStateException("The snapshot %s can't be read.".formatted(digest), e);
    }
  }

  /** What data sets name. */
  @Component
  static final class References implements ContentReferences {

    private final DatasetTable table;

    References(DatasetTable table) {
      this.table = table;
    }

    @Override
    public Set<String> among(Collection<String> digests) {
      return table.among(digests);
    }
  }
}
