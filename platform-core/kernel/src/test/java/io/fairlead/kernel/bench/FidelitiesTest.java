package io.fairlead.kernel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.bench.Simulation.Plan;
import io.fairlead.kernel.bench.Trainings.Progress;
import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FidelitiesTest {

  /** An epoch takes a second; accuracy grows with x and with epochs. */
  private static final Trainings EVEN =
      new Trainings() {
        @Override
        public Problem problem(int trials) {
          return new Problem(
              new SearchSpace(List.of(new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)))),
              List.of(new Objective("accuracy", Direction.MAXIMIZE)),
              9,
              trials);
        }

        @Override
        public List<Progress> train(Configuration configuration, List<Long> steps) {
          double x = configuration.getDouble("x");
          return steps.stream().map(step -> new Progress(step, x * step, step)).toList();
        }
      };

  private static Trace run(String pruner, int workers, int round, int trials) {
    return Simulation.run(
        EVEN,
        new Plan(
            Samplers.named("random"),
            Pruners.named(pruner, Map.of()),
            workers,
            round,
            trials,
            1_000_000,
            1e9),
        1);
  }

  @Test
  void fullTrainingsTakeTheirEpochsAndShareTheWorkers() {
    Trace alone = run("none", 1, 0, 4);
    Trace together = run("none", 4, 0, 4);
    assertThat(alone.best()).isEqualTo(together.best());
    assertThat(alone.stepsTo(0)).hasValue(9);
    assertThat(together.points().getLast().seconds()).isEqualTo(9);
    assertThat(together.secondsTo(1e9)).isEmpty();
  }

  @Test
  void whoIsPromotedTrainsOnFromWhereItWaits() {
    Trace asha = run("asha", 1, 0, 9);
    // nine trials of 1 epoch, three on to 3, one on to 9; nothing is trained twice
    assertThat(asha.points().getLast().steps()).isLessThanOrEqualTo(9 + 3 * 2 + 2 * 6);
    assertThat(asha.stepsToSee(0)).hasValue(1);
    assertThat(asha.best()).isPositive();
  }

  @Test
  void roundsThatAreAloneLeaveWorkersIdle() {
    assertThat(run("halving", 4, 9, 27).points().getLast().seconds())
        .isGreaterThanOrEqualTo(run("halving", 4, 0, 27).points().getLast().seconds());
  }

  @Test
  void mediansAreOfTheMiddle() {
    assertThat(Fidelities.median(DoubleStream.of(3, 1, 2))).isEqualTo(2);
    assertThat(Fidelities.median(DoubleStream.of(4, 1, 2, 3))).isEqualTo(2.5);
  }

  @Test
  void intervalsLieAroundTheMean() {
    Comparison of = Comparison.of(IntStream.range(0, 20).asDoubleStream().toArray());
    assertThat(of.mean()).isEqualTo(9.5);
    assertThat(of.error()).isBetween(1.32, 1.33);
    assertThat(of.low()).isBetween(6.0, 8.0);
    assertThat(of.high()).isBetween(11.0, 13.0);
  }

  @Test
  void resultsComeInTheOrderOfTheJobs() throws InterruptedException {
    List<Integer> results =
        Jobs.run(
            "numbers",
            IntStream.range(0, 50)
                .mapToObj(i -> (java.util.concurrent.Callable<Integer>) () -> i)
                .toList());
    assertThat(results).isSorted().hasSize(50);
  }

  @Test
  void whatCantBeRunIsRefusedWithAWayOut() {
    refused("--tasks is A-B", "search", "--surrogate", ".", "--tasks", "9-3");
    refused("name its folder with --surrogate", "search", "--tables", ".", "--tasks", "1-3");
    refused("--seeds is a whole number from 1", "search", "--seeds", "0");
    refused("needs a value", "search", "--json", "--peers");
    refused("knows no option '--tables'", "ask", "--tables", ".");
    refused("is given once", "search", "--seeds", "1", "--seeds", "2");
    assertThatThrownBy(() -> Contender.named("tpe+nope")).hasMessageContaining("no pruner 'nope'");
    assertThat(Contender.named("tpe").name()).isEqualTo("tpe+forecast");
  }

  private static void refused(String message, String... arguments) {
    List<String> all = List.of(arguments);
    assertThatThrownBy(() -> Options.of(all.getFirst(), all.subList(1, all.size())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
