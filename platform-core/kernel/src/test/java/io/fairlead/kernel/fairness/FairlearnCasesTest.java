package io.fairlead.kernel.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Point figures are those of Fairlearn, above all where it had to settle on a convention. */
class FairlearnCasesTest {

  private static final double SAME = 1e-9;

  @TestFactory
  Stream<DynamicTest> everyFigureIsFairlearns() {
    return cases().stream().map(one -> DynamicTest.dynamicTest(one.name, one::check));
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String line : lines()) {
      String[] parts = line.split("\t");
      switch (parts[0]) {
        case "case" -> cases.add(new Case(parts[1], Double.parseDouble(parts[2])));
        case "row" -> cases.getLast().rows.add(parts);
        case "group", "between" -> cases.getLast().expected.add(parts);
        default -> {}
      }
    }
    return cases;
  }

  private static List<String> lines() {
    try (var in = FairlearnCasesTest.class.getResourceAsStream("fairlearn-cases.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Case {
    final String name;
    final double threshold;
    final List<String[]> rows = new ArrayList<>();
    final List<String[]> expected = new ArrayList<>();

    Case(String name, double threshold) {
      this.name = name;
      this.threshold = threshold;
    }

    void check() {
      AuditFigures figures = audit().at(threshold, OptionalInt.empty());
      Map<String, GroupFigures> groups =
          figures.groups().stream()
              .collect(
                  Collectors.toMap(
                      group -> String.join("/", group.group().values()), group -> group));
      assertThat(expected).hasSizeGreaterThan(20);
      for (String[] line : expected) {
        if (line[0].equals("between")) {
          same(line[1], figures.between().get(line[1]), line[2]);
        } else {
          GroupFigures group = line[1].equals("*") ? figures.overall() : groups.get(line[1]);
          Measure measure = Measure.valueOf(line[2].toUpperCase(java.util.Locale.ROOT));
          if (group.count() == 0 && measure == Measure.COUNT) {
            assertThat(line[3]).isEqualTo("nan"); // a group without rows: we say 0
          } else {
            same(line[1] + " " + line[2], group.figure(measure), line[3]);
          }
        }
      }
    }

    private FairnessAudit audit() {
      Map<String, String[]> columns = new LinkedHashMap<>();
      for (int i = 3; i < rows.getFirst().length; i++) {
        int column = i;
        columns.put(
            rows.getFirst()[i].split("=")[0],
            rows.stream().map(row -> row[column].split("=")[1]).toArray(String[]::new));
      }
      boolean[] positive = new boolean[rows.size()];
      for (int i = 0; i < positive.length; i++) {
        positive[i] = rows.get(i)[1].equals("1");
      }
      double[] scores = rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
      return new FairnessAudit(new Predictions.Scored(positive, scores), Grouping.of(columns));
    }

    private static void same(String what, Figure figure, String expected) {
      if (expected.equals("nan")) {
        assertThat(figure.exists()).as(what).isFalse();
      } else {
        assertThat(figure.value()).as(what).isCloseTo(Double.parseDouble(expected), within(SAME));
        if (figure.hasInterval()) {
          assertThat(figure.low()).as(what).isLessThanOrEqualTo(figure.value() + SAME);
          assertThat(figure.high()).as(what).isGreaterThanOrEqualTo(figure.value() - SAME);
        }
      }
    }
  }
}
