package io.fairlead.kernel.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes search spaces of every kind for property tests, the same one for the same generator. */
public final class RandomSpaces {

  private RandomSpaces() {}

  /** A space of 1 to 8 parameters, about half of them with a condition on an earlier one. */
  public static SearchSpace next(RandomGenerator random) {
    List<Parameter> parameters = new ArrayList<>();
    int size = random.nextInt(1, 9);
    for (int i = 0; i < size; i++) {
      parameters.add(new Parameter("p" + i, domain(random), condition(parameters, random)));
    }
    return new SearchSpace(parameters.reversed()); // children before their parents
  }

  private static Domain domain(RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> new FloatDomain(-random.nextDouble(10), random.nextDouble(10), Scale.LINEAR);
      case 1 -> new FloatDomain(1e-6 + random.nextDouble(), 2 + random.nextDouble(), Scale.LOG);
      case 2 -> new IntegerDomain(-random.nextInt(50), random.nextInt(50), Scale.LINEAR);
      case 3 -> new IntegerDomain(random.nextInt(1, 5), random.nextInt(5, 500), Scale.LOG);
      default -> new CategoricalDomain(List.of("a", "b", "c").subList(0, random.nextInt(1, 4)));
    };
  }

  private static Optional<Condition> condition(List<Parameter> earlier, RandomGenerator random) {
    List<Parameter> parents =
        earlier.stream().filter(each -> each.domain() instanceof CategoricalDomain).toList();
    return parents.isEmpty() || random.nextBoolean()
        ? Optional.empty()
        : Optional.of(
            new Condition(parents.get(random.nextInt(parents.size())).name(), Set.of("a")));
  }
}
