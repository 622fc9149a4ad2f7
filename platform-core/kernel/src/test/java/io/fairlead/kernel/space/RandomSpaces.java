package io.fairlead.kernel.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes search spaces of every kind for property tests, the same one for the same generator. */
public final class RandomSpaces {

  private RandomSpaces() {}

  /**
   * A space of 1 to 8 parameters or short arrays, about half of them with a condition on earlier
   * ones; one in three spaces with forbidden combinations.
   */
  public static SearchSpace next(RandomGenerator random) {
    while (true) {
      try {
        return any(random);
      } catch (IllegalArgumentException e) {
        // contradicts itself, as random ones may
      }
    }
  }

  private static SearchSpace any(RandomGenerator random) {
    List<Parameter> parameters = new ArrayList<>();
    int size = random.nextInt(1, 9);
    for (int i = 0; i < size; i++) {
      Optional<Condition> condition =
          parameters.isEmpty() || random.nextBoolean()
              ? Optional.empty()
              : Optional.of(condition(parameters, random, 2));
      if (random.nextInt(8) == 0) {
        int shortest = random.nextInt(2);
        parameters.addAll(
            new Array("p" + i, shortest, shortest + 2, domain(random), condition).unfold());
      } else {
        parameters.add(new Parameter("p" + i, domain(random), condition));
      }
    }
    List<Condition> forbidden = new ArrayList<>();
    while (random.nextInt(3) == 0) {
      forbidden.add(
          Condition.all(condition(parameters, random, 1), condition(parameters, random, 1)));
    }
    return new SearchSpace(parameters.reversed(), forbidden); // children before their parents
  }

  private static Domain domain(RandomGenerator random) {
    return switch (random.nextInt(9)) {
      case 0 -> new FloatDomain(-random.nextDouble(10), random.nextDouble(10), Scale.LINEAR);
      case 1 -> new FloatDomain(1e-6 + random.nextDouble(), 2 + random.nextDouble(), Scale.LOG);
      case 2 -> new FloatDomain(-0.5, -0.5 + random.nextInt(8) * 0.25, Scale.LINEAR, 0.25);
      case 3 -> new IntegerDomain(-random.nextInt(50), random.nextInt(50), Scale.LINEAR);
      case 4 -> new IntegerDomain(random.nextInt(1, 5), random.nextInt(5, 500), Scale.LOG);
      case 5 -> new IntegerDomain(-8, -8 + 3L * random.nextInt(9), Scale.LINEAR, 3);
      case 6 -> CategoricalDomain.bool();
      case 7 -> CategoricalDomain.ordinal(List.of("a", "b", "c").subList(0, random.nextInt(1, 4)));
      default -> new CategoricalDomain(List.of("a", "b", "c").subList(0, random.nextInt(1, 4)));
    };
  }

  private static Condition condition(List<Parameter> earlier, RandomGenerator random, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      Condition one = condition(earlier, random, depth - 1);
      Condition other = condition(earlier, random, depth - 1);
      return random.nextBoolean() ? Condition.all(one, other) : Condition.any(one, other);
    }
    Parameter parent = earlier.get(random.nextInt(earlier.size()));
    Object value = parent.domain().at(random.nextDouble());
    return switch (value) {
      case String choice -> Condition.oneOf(parent.name(), choice);
      case Number number when random.nextBoolean() ->
          Condition.atLeast(parent.name(), number.doubleValue());
      case Number number -> Condition.atMost(parent.name(), number.doubleValue());
      default -> throw new IllegalStateException("A value is a number or a text: " + value);
    };
  }
}
