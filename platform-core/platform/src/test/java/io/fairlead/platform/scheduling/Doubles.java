package io.fairlead.platform.scheduling;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.decision.Passed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.study.References;
import io.fairlead.platform.workspace.Actor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Small stand-ins for the features around scheduling. */
final class Doubles {

  private Doubles() {}

  /** Remembers the kinds of events. */
  static final class RememberedEvents implements Events {
    final List<String> kinds = new CopyOnWriteArrayList<>();
    final AtomicReference<String> failsOnce = new AtomicReference<>("");

    @Override
    public void append(String kind, UUID subject, Actor by, Map<String, Object> data) {
      if (kind.equals(failsOnce.get())) {
        failsOnce.set("");
        throw new IllegalStateException("As if the platform had ended here.");
      }
      kinds.add(kind);
    }

    @Override
    public void appendInstallation(String kind, UUID subject, Actor by, Map<String, Object> data) {
      kinds.add(kind);
    }
  }

  /** Remembers what was decided. */
  static final class RememberedDecisions implements Decisions {
    final List<NewDecision> signed = new CopyOnWriteArrayList<>();

    @Override
    public LogEntry.Signed sign(UUID workspace, NewDecision decision, Actor by) {
      signed.add(decision);
      return new LogEntry.Signed(
          Ids.next(),
          Instant.EPOCH,
          by,
          null,
          decision.type(),
          decision.what(),
          decision.rationale(),
          List.of(),
          List.of(),
          null,
          null,
          List.of(),
          "");
    }

    @Override
    public List<Passed> passed(UUID workspace, DecisionType type, Collection<UUID> trials) {
      return List.of();
    }

    @Override
    public Page<LogEntry> list(
        UUID workspace, LogFilter filter, @Nullable String after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LogEntry.Signed> find(UUID workspace, UUID decision) {
      throw new UnsupportedOperationException();
    }
  }

  /** Nobody listens. */
  static final class NoChanges implements Changes {
    @Override
    public void studyChanged(UUID workspace, UUID study) {}

    @Override
    public Subscription subscribe(UUID workspace, @Nullable UUID study, Runnable listener) {
      return () -> {};
    }
  }

  /** One trainer with a real, a log, a whole, a categorical and a conditional parameter. */
  static final class SmallCatalog implements Catalog {
    @Override
    public List<String> trainers(UUID workspace) {
      return List.of("toy");
    }

    @Override
    public List<CatalogEntry> entries(UUID workspace, String trainer) {
      return List.of(
          entry(new Parameter("rate", new FloatDomain(1e-6, 1e10, Scale.LOG)), 1.0),
          entry(new Parameter("depth", new IntegerDomain(1, 8, Scale.LINEAR)), 3L),
          entry(
              new Parameter("optimizer", new CategoricalDomain(List.of("adam", "sgd", "lion"))),
              "adam"),
          entry(
              new Parameter(
                  "momentum",
                  new FloatDomain(0, 0.99, Scale.LINEAR),
                  new Condition.OneOf("optimizer", Set.of("sgd"))),
              0.9));
    }

    @Override
    public List<CatalogException> granted(UUID workspace, String trainer, String study) {
      return List.of();
    }

    private static CatalogEntry entry(Parameter parameter, Object otherwise) {
      return new CatalogEntry(
          "toy",
          parameter,
          otherwise,
          null,
          "Seen to work.",
          List.of(new CatalogEntry.Source(new UUID(3, 4), Scope.INSTALLATION, 1)),
          null);
    }
  }

  /** A reference for studies led by {@code compared}, partly outside of what they may vary. */
  static final class OneReference implements References {
    @Override
    public Optional<Reference> of(UUID workspace, UUID dataset, String trainer, String metric) {
      return metric.equals("compared")
          ? Optional.of(new Reference(new UUID(5, 6), 2, Map.of("rate", 2.0, "depth", 8L)))
          : Optional.empty();
    }
  }

  /** One data set, {@code numbers}. */
  static final class SmallDatasets implements Datasets {
    private static final Dataset NUMBERS =
        new Dataset(
            new UUID(1, 2),
            "numbers",
            "ab".repeat(32),
            10,
            100,
            List.of(),
            "label",
            List.of(),
            Task.BINARY,
            "made up",
            Instant.EPOCH,
            "test");

    @Override
    public Dataset register(
        UUID workspace,
        NewDataset description,
        Path file,
        String fileName,
        DoubleConsumer progress,
        Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Dataset> list(UUID workspace, @Nullable String after, int limit) {
      return new Page<>(List.of(NUMBERS), null);
    }

    @Override
    public Optional<Dataset> find(UUID workspace, String nameOrId) {
      return Optional.of(NUMBERS).filter(it -> it.name().equals(nameOrId));
    }

    @Override
    public ArrowReader open(UUID workspace, String digest, BufferAllocator allocator) {
      throw new UnsupportedOperationException();
    }
  }
}
