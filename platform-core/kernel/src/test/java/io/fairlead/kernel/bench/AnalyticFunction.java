package io.fairlead.kernel.bench;

import io.fairlead.kernel.model.Normal;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A function to be minimised whose least value is known. No optimum lies in the middle of its
 * space, where some strategies begin.
 *
 * @param least its value without noise at the optimum
 * @param noise the deviation of a normal error of each evaluation
 */
record AnalyticFunction(
    String name,
    SearchSpace space,
    double least,
    double noise,
    ToDoubleFunction<Configuration> of) {

  private static final double[][] HARTMANN_A = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] HARTMANN_P = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };
  private static final double[] HARTMANN_ALPHA = {1, 1.2, 3, 3.2};

  /** All, in the order of their report. */
  static List<AnalyticFunction> all() {
    SearchSpace hartmann = box(6, 0, 1);
    return List.of(
        new AnalyticFunction(
            "branin",
            new SearchSpace(List.of(number("x0", -5, 10), number("x1", 0, 15))),
            0.39788735772973816,
            0,
            at -> branin(at.getDouble("x0"), at.getDouble("x1"))),
        new AnalyticFunction(
            "hartmann6", hartmann, -3.32236801141551, 0, at -> hartmann6(vector(at, 6))),
        new AnalyticFunction("ackley10", box(10, -20, 30), 0, 0, at -> ackley(vector(at, 10))),
        new AnalyticFunction(
            "rosenbrock10", box(10, -5, 10), 0, 0, at -> rosenbrock(vector(at, 10))),
        new AnalyticFunction(
            "hartmann6_noisy", hartmann, -3.32236801141551, 0.3, at -> hartmann6(vector(at, 6))),
        new AnalyticFunction("mixed", mixed(), 0, 0, AnalyticFunction::mixed));
  }

  Problem problem(int trials) {
    return new Problem(space, List.of(new Objective("value", Direction.MINIMIZE)), 1, trials);
  }

  /** What trial {@code trial} of a search with {@code seed} sees. */
  double observe(Configuration at, long seed, int trial) {
    double exact = of.applyAsDouble(at);
    return noise == 0
        ? exact
        : exact
            + noise
                * Normal.quantile(
                    1e-12 + Seeds.generator(seed, "bench." + name, trial).nextDouble());
  }

  /** How far above the least value it is, without noise. */
  double regret(Configuration at) {
    return of.applyAsDouble(at) - least;
  }

  private static SearchSpace box(int dimensions, double low, double high) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      parameters.add(number("x" + i, low, high));
    }
    return new SearchSpace(parameters);
  }

  private static Parameter number(String name, double low, double high) {
    return new Parameter(name, new FloatDomain(low, high, Scale.LINEAR));
  }

  private static double[] vector(Configuration at, int dimensions) {
    double[] x = new double[dimensions];
    Arrays.setAll(x, i -> at.getDouble("x" + i));
    return x;
  }

  /** Branin (1972), with three least places. */
  static double branin(double x, double y) {
    double slope = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return slope * slope + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
  }

  /** Hartmann's function of six variables (Dixon and Szegö, 1978). */
  static double hartmann6(double[] x) {
    double sum = 0;
    for (int i = 0; i < HARTMANN_ALPHA.length; i++) {
      double distance = 0;
      for (int j = 0; j < x.length; j++) {
        distance += HARTMANN_A[i][j] * (x[j] - HARTMANN_P[i][j]) * (x[j] - HARTMANN_P[i][j]);
      }
      sum -= HARTMANN_ALPHA[i] * StrictMath.exp(-distance);
    }
    return sum;
  }

  /** Ackley's function (1987), least at 0. */
  static double ackley(double[] x) {
    double squares = 0;
    double waves = 0;
    for (double each : x) {
      squares += each * each / x.length;
      waves += StrictMath.cos(2 * Math.PI * each) / x.length;
    }
    return 20 + Math.E - 20 * StrictMath.exp(-0.2 * Math.sqrt(squares)) - StrictMath.exp(waves);
  }

  /** Rosenbrock's valley (1960), least where all are 1. */
  static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double ahead = x[i + 1] - x[i] * x[i];
      sum += 100 * ahead * ahead + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }

  private static SearchSpace mixed() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(choice("model", "linear", "forest", "network"));
    parameters.add(new Parameter("rate", new FloatDomain(1e-5, 1, Scale.LOG)));
    parameters.add(under("alpha", new FloatDomain(1e-4, 10, Scale.LOG), "model", "linear"));
    parameters.add(under("trees", new IntegerDomain(10, 1_000, Scale.LOG), "model", "forest"));
    parameters.add(under("depth", new IntegerDomain(1, 12, Scale.LINEAR), "model", "forest"));
    parameters.add(under("layers", new IntegerDomain(1, 4, Scale.LINEAR), "model", "network"));
    parameters.add(under("units", new IntegerDomain(8, 512, Scale.LOG), "model", "network"));
    parameters.add(
        under(
            "activation",
            new CategoricalDomain(List.of("relu", "tanh", "gelu", "elu")),
            "model",
            "network"));
    parameters.add(under("dropout", new FloatDomain(0, 0.8, Scale.LINEAR), "model", "network"));
    parameters.add(under("slope", new FloatDomain(0, 1, Scale.LINEAR), "activation", "elu"));
    return new SearchSpace(parameters);
  }

  private static Parameter choice(String name, String... choices) {
    return new Parameter(name, new CategoricalDomain(List.of(choices)));
  }

  private static Parameter under(String name, Domain domain, String parent, String choice) {
    return new Parameter(name, domain, new Condition.OneOf(parent, Set.of(choice)));
  }

  /**
   * Three models, each with parameters of its own. Least at 0 for a network of two layers of 64
   * units, elu of slope 0.3, dropout of 0.15 and a rate of 0.003; a linear model or a forest comes
   * to 0.3 and 0.15 at best, more easily.
   */
  private static double mixed(Configuration at) {
    double rate = StrictMath.log10(at.getDouble("rate") / 0.003);
    return switch (at.getString("model")) {
      case "linear" ->
          0.3 + square(StrictMath.log10(at.getDouble("alpha"))) / 20 + square(rate) / 50;
      case "forest" ->
          0.15
              + square(StrictMath.log10(at.getLong("trees") / 400.0)) / 5
              + square(at.getLong("depth") - 8) / 100
              + square(rate) / 50;
      default ->
          square(at.getLong("layers") - 2) / 10
              + square(StrictMath.log(at.getLong("units") / 64.0) / StrictMath.log(2)) / 30
              + square(at.getDouble("dropout") - 0.15)
              + square(rate) / 5
              + switch (at.getString("activation")) {
                case "elu" -> square(at.getDouble("slope") - 0.3);
                case "gelu" -> 0.05;
                case "relu" -> 0.1;
                default -> 0.2;
              };
    };
  }

  private static double square(double value) {
    return value * value;
  }
}
