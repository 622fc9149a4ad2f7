package io.fairlead.platform.fairness;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What trials predicted for the rows that they were validated and tested on. */
@Component
public final class StoredPredictions {

  private static final String FILE = "predictions.csv";

  private final Trials trials;
  private final Artifacts artifacts;

  StoredPredictions(Trials trials, Artifacts artifacts) {
    this.trials = trials;
    this.artifacts = artifacts;
  }

  /**
   * A prediction.
   *
   * @param score the probability of the positive class, of the predicted one where there are
   *     several, or the predicted number
   */
  public record Row(String label, String score, String predicted) {}

  /** The predictions of one split that a trial's last attempt kept; empty where it kept none. */
  public Optional<Rows> of(UUID workspace, Trial trial, AuditSpec.Split split) {
    return digest(workspace, trial).map(digest -> read(workspace, digest, split));
  }

  private Optional<String> digest(UUID workspace, Trial trial) {
    List<Attempt> attempts = trials.attempts(workspace, trial.id());
    return attempts.reversed().stream()
        .flatMap(
            attempt ->
                artifacts.of(workspace, attempt.id()).stream()
                    .filter(
                        each -> each.kind() == ArtifactKind.PREDICTIONS && each.name().equals(FILE))
                    .map(Artifacts.Artifact::digest)
                    .reduce((_, last) -> last)
                    .stream())
        .findFirst();
  }

  private Rows read(UUID workspace, String digest, AuditSpec.Split split) {
    Rows rows = new Rows(digest, split);
    try (InputStream in =
        artifacts.open(workspace, digest).orElseThrow(() -> new NotFound("artifact", digest))) {
      new CsvRows(in).read(rows.reader());
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code predictions.csv} says of one split, by row of the data set. */
  public static final class Rows {

    private static final List<String> COLUMNS =
        List.of("split", "row", "label", "score", "predicted");

    private final String digest;
    private final AuditSpec.Split split;
    private final Map<Integer, Row> rows = new HashMap<>();
    private final TreeSet<String> classes = new TreeSet<>(Rows::byNumberOrText);

    private Rows(String digest, AuditSpec.Split split) {
      this.digest = digest;
      this.split = split;
    }

    /** SHA-256 of the file, in hex. */
    public String digest() {
      return digest;
    }

    /** By row of the data set. */
    public Map<Integer, Row> byRow() {
      return Collections.unmodifiableMap(rows);
    }

    /** The last class, as trainers have it. */
    public String positive() {
      return classes.last();
    }

    @Nullable Row at(int row) {
      return rows.get(row);
    }

    private RowSource.Sink reader() {
      return new RowSource.Sink() {
        @Override
        public void columns(List<String> names) {
          if (!names.equals(COLUMNS)) {
            throw new InvalidInput(
                "trial",
                "Predictions of a trial have the columns split,row,label,score,predicted.",
                String.join(",", names),
                "Upload them as a file instead.");
          }
        }

        @Override
        public void row(String place, @Nullable String[] values) {
          String label = String.valueOf(values[2]);
          String predicted = String.valueOf(values[4]);
          classes.add(label);
          classes.add(predicted);
          if (split.name().equals(values[0])) {
            rows.put(
                Integer.parseInt(String.valueOf(values[1])),
                new Row(label, String.valueOf(values[3]), predicted));
          }
        }
      };
    }

    private static int byNumberOrText(String a, String b) {
      try {
        return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
      } catch (NumberFormatException e) {
        return a.compareTo(b);
      }
    }
  }
}
