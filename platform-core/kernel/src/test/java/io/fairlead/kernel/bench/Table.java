package io.fairlead.kernel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published results of a real training for every configuration of a space, several seeds each. A
 * numeric parameter is the place of its value in its ordered list.
 */
final class Table {

  private static final List<String> FIELDS =
      List.of("name", "file", "direction", "objective_columns", "parameters");

  private final String name;
  private final Direction direction;
  private final List<Parameter> parameters;
  private final double[][] values;
  private final double[] means;
  private final double best;
  private final double median;

  private Table(String name, Direction direction, List<Parameter> parameters, double[][] values) {
    this.name = name;
    this.direction = direction;
    this.parameters = parameters;
    this.values = values;
    means = Arrays.stream(values).mapToDouble(row -> mean(row)).toArray();
    double[] known = Arrays.stream(means).filter(Double::isFinite).sorted().toArray();
    if (known.length == 0) {
      throw new IllegalArgumentException(
          "No row of the table '%s' has a number in its objective columns.".formatted(name));
    }
    best = direction == Direction.MINIMIZE ? known[0] : known[known.length - 1];
    int half = known.length / 2;
    median = known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    if (median == best) {
      throw new IllegalArgumentException(
          "Regret is measured from the best row to the median one; in the table '%s' both are %s."
              .formatted(name, best));
    }
  }

  private static double mean(double @Nullable [] row) {
    return row == null ? Double.NaN : Arrays.stream(row).average().orElse(Double.NaN);
  }

  /** The tables in {@code folder}, which has an {@code index.json}. */
  static List<Table> in(Path folder) throws IOException {
    List<Table> tables = new ArrayList<>();
    Path file = folder.resolve("index.json");
    JsonNode index;
    try {
      index = new JsonMapper().readTree(file.toFile());
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s isn't JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
    if (!index.isArray() || index.isEmpty()) {
      throw new IllegalArgumentException(
          "%s lists tables, at least one, in a JSON array; it has %s.".formatted(file, index));
    }
    Set<String> listed = new HashSet<>();
    for (JsonNode each : index) {
      for (String field : FIELDS) {
        if (!each.hasNonNull(field)) {
          throw new IllegalArgumentException(
              "Each table in %s has %s; '%s' lacks '%s'. Add it."
                  .formatted(file, FIELDS, each.path("name").asString("?"), field));
        }
      }
      listed.add(each.get("file").asString());
      tables.add(read(folder, each));
    }
    noteUnlisted(folder, listed);
    return tables;
  }

  private static void noteUnlisted(Path folder, Set<String> listed) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.csv.gz")) {
      for (Path each : files) {
        if (!listed.contains(each.getFileName().toString())) {
          System.err.printf("%s is left out: index.json doesn't list it.%n", each);
        }
      }
    }
  }

  private static Table read(Path folder, JsonNode index) throws IOException {
    List<Parameter> parameters = new ArrayList<>();
    List<Map<String, Integer>> places = new ArrayList<>();
    int size = 1;
    for (JsonNode each : index.get("parameters")) {
      Map<String, Integer> place = new HashMap<>();
      List<String> texts = new ArrayList<>();
      boolean numeric = true;
      for (JsonNode value : each.get("values")) {
        numeric &= value.isNumber();
        place.put(key(value.asString()), texts.size());
        texts.add(value.asString());
      }
      Domain domain =
          numeric && !each.get("type").asString().equals("categorical")
              ? new IntegerDomain(0, texts.size() - 1, Scale.LINEAR)
              : new CategoricalDomain(texts);
      parameters.add(new Parameter(each.get("name").asString(), domain));
      places.add(place);
      size = Math.multiplyExact(size, texts.size());
    }
    double[][] values = new double[size][];
    Path file = folder.resolve(index.get("file").asString());
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "index.json lists %s, which isn't there; put it beside, or take its entry out."
              .formatted(file));
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      List<String> header = List.of(lines.readLine().split(",", -1));
      int[] columns =
          parameters.stream().mapToInt(each -> column(file, header, each.name())).toArray();
      List<Integer> objectives = new ArrayList<>();
      index
          .get("objective_columns")
          .forEach(each -> objectives.add(column(file, header, each.asString())));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        int row = 0;
        for (int i = 0; i < columns.length; i++) {
          Map<String, Integer> place = places.get(i);
          Integer at = cells.length > columns[i] ? place.get(key(cells[columns[i]])) : null;
          if (at == null) {
            throw new IllegalArgumentException(
                "A row of %s has a value of '%s' that its entry in index.json doesn't list: %s."
                    .formatted(file, parameters.get(i).name(), line));
          }
          row = row * place.size() + at;
        }
        values[row] =
            objectives.stream()
                .map(column -> column < cells.length ? cells[column] : "")
                .filter(cell -> !cell.isBlank())
                .mapToDouble(Double::parseDouble)
                .filter(Double::isFinite)
                .toArray();
      }
    }
    Direction direction =
        switch (index.get("direction").asString()) {
          case "minimize" -> Direction.MINIMIZE;
          case "maximize" -> Direction.MAXIMIZE;
          default ->
              throw new IllegalArgumentException(
                  "A table's direction is minimize or maximize; that of '%s' is '%s'."
                      .formatted(index.get("name").asString(), index.get("direction").asString()));
        };
    return new Table(index.get("name").asString(), direction, parameters, values);
  }

  private static int column(Path file, List<String> header, String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException(
          "%s has no column '%s', which index.json names; it has %s."
              .formatted(file, name, header));
    }
    return column;
  }

  /** 1 and 1.0 are the same value. */
  private static String key(String text) {
    try {
      return Double.toString(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }

  String name() {
    return name;
  }

  Problem problem(int trials) {
    return new Problem(
        new SearchSpace(parameters), List.of(new Objective("score", direction)), 1, trials);
  }

  /** The value of a random training of this row; NaN when there is none. */
  double train(Configuration configuration, long seed, int trial) {
    double[] row = values[row(configuration)];
    return row == null || row.length == 0
        ? Double.NaN
        : row[(int) (Seeds.generator(seed, "bench." + name, trial).nextDouble() * row.length)];
  }

  /** 0 for the best row, 1 for the median one. */
  double regret(Configuration configuration) {
    double mean = means[row(configuration)];
    return Double.isFinite(mean) ? (mean - best) / (median - best) : 1;
  }

  private int row(Configuration configuration) {
    int row = 0;
    for (Parameter each : parameters) {
      row =
          switch (each.domain()) {
            case IntegerDomain range ->
                row * (int) (range.high() + 1) + (int) configuration.getLong(each.name());
            case CategoricalDomain named ->
                row * named.choices().size()
                    + named.choices().indexOf(configuration.getString(each.name()));
            default -> throw new IllegalStateException("A table has counted values only");
          };
    }
    return row;
  }
}
