package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredAudits implements Audits {

  private static final long MOST_BYTES = 256L << 20;
  private static final byte[] ARROW_FILE = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ARROW_STREAM = {-1, -1, -1, -1};

  private final AuditTable table;
  private final TrialPredictions predictions;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredAudits(
      AuditTable table,
      TrialPredictions predictions,
      Transactions transactions,
      Events events,
      Clock clock) {
    this.table = table;
    this.predictions = predictions;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public NewAudit ofUpload(
      UUID workspace, AuditSpec spec, Path file, String fileName, DoubleConsumer progress) {
    String label = spec.label();
    String prediction = spec.score() == null ? spec.prediction() : spec.score();
    if (label == null || prediction == null) {
      throw new InvalidInput(
          "trial", "Predictions are uploaded or a trial's.", null, "Leave out trial or the file.");
    }
    Collector collector =
        new Collector(
            spec,
            label,
            prediction,
            spec.regression()
                ? Collector.Kind.NUMBERS
                : spec.score() == null ? Collector.Kind.CLASSES : Collector.Kind.SCORES);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw FileProblem.of(
            "Predictions have at most 256 MiB.",
            Files.size(file) + " bytes",
            "Leave out columns that aren't needed, or rows at random.");
      }
      rows(file, progress).read(collector);
      return computed(spec, fileName, Digests.sha256(file), collector.collected());
    } catch (IOException e) {
      throw new UncheckedIOException("The predictions could not be read.", e);
    }
  }

  private static RowSource rows(Path file, DoubleConsumer progress) throws IOException {
    byte[] beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = in.readNBytes(ARROW_FILE.length);
    }
    if (Arrays.equals(beginning, ARROW_FILE)) {
      return new ArrowRows(file, false);
    }
    boolean isStream =
        beginning.length > ARROW_STREAM.length
            && Arrays.equals(Arrays.copyOf(beginning, ARROW_STREAM.length), ARROW_STREAM);
    return isStream
        ? new ArrowRows(file, true)
        : new CsvRows(new ReadShare(Files.newInputStream(file), Files.size(file), progress));
  }

  @Override
  public NewAudit ofTrial(UUID workspace, AuditSpec spec) {
    UUID trial = spec.trial();
    if (trial == null) {
      throw new InvalidInput(
          "predictions",
          "Predictions are uploaded or a trial's.",
          null,
          "Add the part 'predictions', or name a trial.");
    }
    TrialPredictions.Found found = predictions.read(workspace, spec, trial);
    return computed(spec, found.source(), found.digest(), found.collected());
  }

  private static NewAudit computed(
      AuditSpec spec, String source, String digest, Collector.Collected collected) {
    Observations observations = collected.observations();
    FairnessAudit audit = observations.audit();
    AuditFigures figures = audit.at(spec.threshold(), reference(audit, spec.reference()));
    AuditSpec understood = spec.with(audit.groups().get(figures.reference()), collected.positive());
    return new NewAudit(
        understood,
        source,
        digest,
        observations.predictions().size(),
        AuditJson.of(figures),
        observations.bytes());
  }

  private static OptionalInt reference(
      FairnessAudit audit, @Nullable Map<String, String> reference) {
    if (reference == null) {
      return OptionalInt.empty();
    }
    List<Map<String, String>> groups = audit.groups();
    int exact = groups.indexOf(reference);
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    int[] alike =
        IntStream.range(0, groups.size()).filter(at -> isSame(groups.get(at), reference)).toArray();
    if (alike.length != 1) {
      throw new InvalidInput(
          "reference",
          "The reference is one of the groups.",
          reference.toString(),
          "Choose one of %s.".formatted(groups.stream().limit(20).toList()));
    }
    return OptionalInt.of(alike[0]);
  }

  /** JSON's true is the group that a file calls True. */
  private static boolean isSame(Map<String, String> group, Map<String, String> other) {
    return group.keySet().equals(other.keySet())
        && group.keySet().stream()
            .allMatch(
                column ->
                    Texts.same(group.getOrDefault(column, ""), other.getOrDefault(column, "")));
  }

  @Override
  public Audit store(UUID workspace, NewAudit made, Actor by) {
    Audit audit =
        new Audit(
            Ids.next(),
            Objects.requireNonNullElse(made.spec().name(), made.source()),
            made.spec(),
            made.source(),
            made.digest(),
            made.rows(),
            made.result(),
            clock.instant().truncatedTo(ChronoUnit.MICROS), // as the database keeps it
            by.name());
    transactions.in(
        workspace,
        () -> {
          table.insert(audit, made.observations());
          events.append(
              "fairness.audited",
              audit.id(),
              by,
              Changed.data(
                  Map.of(
                      "name", audit.name(),
                      "source", audit.source(),
                      "digest", audit.digest(),
                      "rows", audit.rows()),
                  null,
                  Map.of(
                      "id", audit.id().toString(),
                      "digest", audit.digest(),
                      "result", audit.result())));
        });
    return audit;
  }

  @Override
  public Optional<Audit> find(UUID workspace, UUID id) {
    return transactions.in(workspace, () -> table.find(id));
  }

  @Override
  public Page<Audit> list(UUID workspace, @Nullable String after, int limit) {
    @Nullable UUID before = after == null ? null : cursor(after);
    List<Audit> found = transactions.in(workspace, () -> table.list(before, limit + 1));
    boolean more = found.size() > limit;
    List<Audit> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? items.getLast().id().toString() : null);
  }

  private static UUID cursor(String after) {
    return Ids.parse(after)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "after", "A list continues after its 'next'.", after, "Use that value."));
  }

  @Override
  public Optional<FairnessAudit> reopen(UUID workspace, UUID id) {
    return transactions
        .in(workspace, () -> table.observations(id))
        .map(bytes -> Observations.of(bytes).audit());
  }
}
