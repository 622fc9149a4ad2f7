package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.Grouping;
import io.fairlead.kernel.fairness.Predictions;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Picks labels, predictions and groups from rows, and says where one of them is wrong. */
final class Collector implements RowSource.Sink {

  private static final String ONE = "1";
  private static final String ZERO = "0";
  private static final int FEW = 30;

  private final AuditSpec spec;
  private final String labelColumn;
  private final String predictionColumn;
  private final Kind kind;
  private final Map<String, String> known = new HashMap<>(); // one copy of each text
  private final List<List<String>> groups = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private double[] scores = new double[1024];
  private double[] targets = new double[1024];
  private int rows;
  private int labelAt;
  private int predictionAt;
  private int[] groupAt = {};

  /** What was predicted. */
  enum Kind {
    SCORES,
    CLASSES,
    NUMBERS
  }

  Collector(AuditSpec spec, String labelColumn, String predictionColumn, Kind kind) {
    this.spec = spec;
    this.labelColumn = labelColumn;
    this.predictionColumn = predictionColumn;
    this.kind = kind;
    spec.sensitive().forEach(_ -> groups.add(new ArrayList<>()));
  }

  @Override
  public void columns(List<String> names) {
    labelAt = find("label", labelColumn, names);
    predictionAt = find(spec.score() == null ? "prediction" : "score", predictionColumn, names);
    groupAt =
        spec.sensitive().stream().mapToInt(it -> find("sensitive", it.column(), names)).toArray();
  }

  private static int find(String field, String column, List<String> names) {
    int at = names.indexOf(column);
    if (at < 0) {
      throw new InvalidInput(
          field,
          "It is one of the columns of the predictions.",
          column,
          "Choose one of %s%s."
              .formatted(
                  String.join(", ", names.subList(0, Math.min(FEW, names.size()))),
                  names.size() > FEW ? ", …" : ""));
    }
    return at;
  }

  @Override
  public void row(String place, @Nullable String[] values) {
    String label = given(place, labelColumn, values[labelAt]);
    String prediction = given(place, predictionColumn, values[predictionAt]);
    if (rows == scores.length) {
      scores = Arrays.copyOf(scores, rows * 2);
      targets = Arrays.copyOf(targets, rows * 2);
    }
    if (kind != Kind.CLASSES) {
      scores[rows] = number(place, predictionColumn, prediction);
    } else {
      classes.add(once(prediction));
    }
    if (kind == Kind.NUMBERS) {
      targets[rows] = number(place, labelColumn, label);
    } else {
      labels.add(once(label));
    }
    for (int i = 0; i < groupAt.length; i++) {
      groups.get(i).add(once(group(place, spec.sensitive().get(i), values[groupAt[i]])));
    }
    rows++;
  }

  private String once(String text) {
    return known.computeIfAbsent(text, same -> same);
  }

  private static String given(String place, String column, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw FileProblem.of(
          "Every row has a label and a prediction.",
          "%s, column '%s': nothing".formatted(place, column),
          "Leave such rows out, and say so.");
    }
    return value.strip();
  }

  private static double number(String place, String column, String value) {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw FileProblem.of(
          "Scores and numbers to predict are finite numbers with a decimal point.",
          "%s, column '%s': '%s'".formatted(place, column, shortened(value)),
          "Correct it, or leave such rows out and say so.");
    }
    return number;
  }

  private static String group(String place, SensitiveColumn column, @Nullable String value) {
    try {
      return column.derivation().of(value == null ? null : value.strip());
    } catch (IllegalArgumentException e) {
      throw FileProblem.of(
          String.valueOf(e.getMessage()),
          "%s, column '%s'".formatted(place, column.column()),
          "Correct the row, or how the column is mapped or binned.");
    }
  }

  private static String shortened(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }

  /** What was collected, with the positive label that was told or found. */
  Collected collected() {
    if (rows == 0) {
      throw FileProblem.of("Predictions have at least one row.", "none", "Send some.");
    }
    Grouping grouping = grouping();
    double[] numbersGiven = Arrays.copyOf(scores, rows);
    if (kind == Kind.NUMBERS) {
      return new Collected(
          new Observations(
              new Predictions.Numeric(Arrays.copyOf(targets, rows), numbersGiven), grouping),
          null);
    }
    String positive = positive();
    boolean[] labelled = matches(labels, positive);
    Predictions predictions =
        kind == Kind.SCORES
            ? new Predictions.Scored(labelled, numbersGiven)
            : new Predictions.Classified(labelled, matches(classes, positive));
    return new Collected(new Observations(predictions, grouping), positive);
  }

  private Grouping grouping() {
    Map<String, String[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      columns.put(spec.sensitive().get(i).name(), groups.get(i).toArray(String[]::new));
    }
    try {
      return Grouping.of(columns);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "sensitive",
          String.valueOf(e.getMessage()),
          String.join(", ", columns.keySet()),
          "Give bounds as \"bins\", or groups as \"map\".");
    }
  }

  private String positive() {
    TreeSet<String> different = new TreeSet<>(labels);
    different.addAll(classes);
    String told = spec.positive();
    if (told != null) {
      if (different.stream().noneMatch(value -> Texts.same(value, told)) && different.size() > 1) {
        throw new InvalidInput(
            "positive",
            "The positive label is one that occurs.",
            told,
            "Choose one of %s.".formatted(different.stream().limit(FEW).toList()));
      }
      return told;
    }
    if (different.stream().allMatch(value -> Texts.same(value, ONE) || Texts.same(value, ZERO))) {
      return labels.stream().filter(value -> Texts.same(value, ONE)).findFirst().orElse(ONE);
    }
    throw new InvalidInput(
        "positive",
        "Labels other than 0 and 1 need to be told which of them is positive.",
        null,
        "Choose one of %s; for predicted numbers say \"task\": \"REGRESSION\"."
            .formatted(different.stream().limit(FEW).toList()));
  }

  private static boolean[] matches(List<String> texts, String positive) {
    Map<String, Boolean> answers = new HashMap<>();
    boolean[] matches = new boolean[texts.size()];
    for (int row = 0; row < matches.length; row++) {
      matches[row] = answers.computeIfAbsent(texts.get(row), text -> Texts.same(text, positive));
    }
    return matches;
  }

  record Collected(Observations observations, @Nullable String positive) {}
}
