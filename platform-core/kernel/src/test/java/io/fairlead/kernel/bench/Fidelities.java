package io.fairlead.kernel.bench;

import io.fairlead.kernel.bench.Simulation.Plan;
import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * How much less training strategies over fidelities need than full trainings, on the surrogate. The
 * aim on each task is the median over seeds of the accuracy that TPE has after {@value #FULL} full
 * trainings; it is reached by a full training alone. A search that doesn't reach it counts as if it
 * did so at its very end.
 */
final class Fidelities {

  private static final int FULL = 50;
  private static final int WORKERS = 16;

  /** Full trainings' worth of steps that a search of several workers may take. */
  private static final int LONGEST = 200;

  private final List<Surrogate.Task> tasks;
  private final int seeds;
  private final List<Figure> figures = new ArrayList<>();
  private final Map<Surrogate.Task, Double> aims = new LinkedHashMap<>();

  private Fidelities(List<Surrogate.Task> tasks, int seeds) {
    this.tasks = tasks;
    this.seeds = seeds;
  }

  /** Prints and returns the figures of these strategies, see {@link Contender#named}. */
  static List<Figure> run(List<Surrogate.Task> tasks, List<String> strategies, int seeds)
      throws InterruptedException {
    List<Contender> contenders = strategies.stream().map(Contender::named).distinct().toList();
    Fidelities all = new Fidelities(tasks, seeds);
    all.aim();
    all.epochs(contenders);
    all.time();
    return all.figures;
  }

  private void aim() throws InterruptedException {
    Contender tpe = Contender.named("tpe+none");
    List<Trace> traces =
        searches(
            "searches with full trainings",
            task -> new Plan(tpe.sampler(), tpe.pruner(), 1, 0, FULL, Long.MAX_VALUE, 1e9));
    for (int i = 0; i < tasks.size(); i++) {
      double aim = median(of(traces, i).stream().mapToDouble(Trace::best));
      aims.put(tasks.get(i), aim);
    }
  }

  private void epochs(List<Contender> contenders) throws InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "Epochs to the accuracy of tpe after %d full trainings, as a share of its epochs:"
            + " median over %d tasks of the median over %d seeds%n",
        FULL,
        tasks.size(),
        seeds);
    for (Contender each : contenders) {
      List<Trace> traces =
          searches(
              "searches of " + each.name(),
              task -> {
                long most = FULL * task.problem(1).maxSteps();
                return new Plan(
                    each.sampler(),
                    each.pruner(),
                    1,
                    0,
                    (int) most,
                    most,
                    aims.getOrDefault(task, 1e9));
              });
      double[] reached = new double[tasks.size()];
      double[] seen = new double[tasks.size()];
      int missed = 0;
      for (int i = 0; i < reached.length; i++) {
        double aim = aims.getOrDefault(tasks.get(i), 1e9);
        double most = FULL * (double) tasks.get(i).problem(1).maxSteps();
        reached[i] =
            median(of(traces, i).stream().mapToDouble(t -> t.stepsTo(aim).orElse(most) / most));
        seen[i] =
            median(of(traces, i).stream().mapToDouble(t -> t.stepsToSee(aim).orElse(most) / most));
        missed += (int) of(traces, i).stream().filter(t -> t.stepsTo(aim).isEmpty()).count();
        figure("epochs_ratio." + each.name() + "." + tasks.get(i).number(), reached[i], "share");
      }
      double ratio = median(Arrays.stream(reached));
      figure("epochs_ratio." + each.name(), ratio, "share");
      figure("epochs_ratio_observed." + each.name(), median(Arrays.stream(seen)), "share");
      figure("epochs_missed." + each.name(), missed / (double) traces.size(), "share");
      if (each.name().equals("auto+forecast")) {
        figure("epochs_ratio", ratio, "share");
      }
      line(each.name(), ratio, reached, missed);
    }
  }

  private void time() throws InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "Time to that accuracy of %d workers, random configurations: asha as a share of"
            + " halving's%n",
        WORKERS);
    List<Trace> asha = searches("searches of asha", task -> parallel("asha", 0, task));
    for (boolean alone : new boolean[] {false, true}) {
      String against = alone ? "halving_alone" : "halving";
      List<Trace> halving =
          searches("searches of " + against, task -> parallel("halving", alone ? 1 : 0, task));
      double[] ratios = new double[tasks.size()];
      int missed = 0;
      for (int i = 0; i < ratios.length; i++) {
        double aim = aims.getOrDefault(tasks.get(i), 1e9);
        ratios[i] = seconds(of(asha, i), aim) / seconds(of(halving, i), aim);
        missed += (int) of(halving, i).stream().filter(t -> t.secondsTo(aim).isEmpty()).count();
        figure("time_ratio." + against + "." + tasks.get(i).number(), ratios[i], "share");
      }
      figure("time_ratio." + against, median(Arrays.stream(ratios)), "share");
      line("asha / " + against, median(Arrays.stream(ratios)), ratios, missed);
    }
  }

  private Plan parallel(String pruner, int alone, Surrogate.Task task) {
    long full = task.problem(1).maxSteps();
    var judge = Pruners.named(pruner, Map.of());
    int cohort = (int) StrictMath.pow(3, judge.rungs(full).size());
    return new Plan(
        Samplers.named("random"),
        judge,
        WORKERS,
        alone * cohort,
        (int) (LONGEST * full),
        LONGEST * full,
        aims.getOrDefault(task, 1e9));
  }

  private static double seconds(List<Trace> traces, double aim) {
    return median(
        traces.stream()
            .mapToDouble(each -> each.secondsTo(aim).orElse(each.points().getLast().seconds())));
  }

  @FunctionalInterface
  private interface Plans {
    Plan of(Surrogate.Task task);
  }

  /** By task, then by seed. */
  private List<Trace> searches(String what, Plans plans) throws InterruptedException {
    List<Callable<Trace>> jobs = new ArrayList<>();
    for (Surrogate.Task task : tasks) {
      for (long seed = 0; seed < seeds; seed++) {
        long own = seed;
        jobs.add(() -> Simulation.run(task, plans.of(task), own));
      }
    }
    return Jobs.run(what, jobs);
  }

  private List<Trace> of(List<Trace> traces, int task) {
    return traces.subList(task * seeds, (task + 1) * seeds);
  }

  private void figure(String name, double value, String unit) {
    figures.add(new Figure(name, value, unit));
  }

  private static void line(String name, double ratio, double[] each, int missed) {
    String byTask =
        Arrays.stream(each)
            .mapToObj(one -> String.format(Locale.ROOT, "%.2f", one))
            .collect(Collectors.joining(" "));
    System.out.printf(
        Locale.ROOT,
        "  %-22s %6.3f  by task: %s%s%n",
        name,
        ratio,
        byTask,
        missed == 0 ? "" : "  (not reached: %d)".formatted(missed));
  }

  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
