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
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published results of a real training for every configuration of a space, several seeds each. A
 * numeric parameter is the place of its value in its ordered list.
 */
final class Table {

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
    best = direction == Direction.MINIMIZE ? known[0] : known[known.length - 1];
    int half = known.length / 2;
    median = known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
  }

  private static double mean(double @Nullable [] row) {
    return row == null ? Double.NaN : Arrays.stream(row).average().orElse(Double.NaN);
  }

  /** The tables in {@code folder}, which has an {@code index.json}. */
  static List<Table> in(Path folder) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (JsonNode each : new JsonMapper().readTree(folder.resolve("index.json").toFile())) {
      tables.add(read(folder, each));
    }
    return tables;
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
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(folder.resolve(index.get("file").asString()))),
                UTF_8))) {
      List<String> header = List.of(lines.readLine().split(",", -1));
      int[] columns = parameters.stream().mapToInt(each -> header.indexOf(each.name())).toArray();
      List<Integer> objectives = new ArrayList<>();
      index
          .get("objective_columns")
          .forEach(each -> objectives.add(header.indexOf(each.asString())));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        int row = 0;
        for (int i = 0; i < columns.length; i++) {
          Map<String, Integer> place = places.get(i);
          row = row * place.size() + place.get(key(cells[columns[i]]));
        }
        values[row] =
            objectives.stream()
                .map(column -> cells[column])
                .filter(cell -> !cell.isBlank())
                .mapToDouble(Double::parseDouble)
                .filter(Double::isFinite)
                .toArray();
      }
    }
    Direction direction =
        Direction.valueOf(index.get("direction").asString().toUpperCase(java.util.Locale.ROOT));
    return new Table(index.get("name").asString(), direction, parameters, values);
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
