package io.fairlead.ray.trainer;

import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds trainers on the class path. */
public final class Trainers {

  private Trainers() {}

  /**
   * The trainer called {@code name}, looked up in the thread's context class loader first (where a
   * team's jars are) and then in this library's.
   *
   * @throws IllegalArgumentException when there is none, naming those there are
   */
  public static Trainer named(String name) {
    SortedMap<String, Trainer> known = new TreeMap<>();
    collect(Thread.currentThread().getContextClassLoader(), known);
    collect(Trainers.class.getClassLoader(), known);
    Trainer trainer = known.get(name);
    if (trainer == null) {
      throw new IllegalArgumentException(
          "There is no trainer '%s'; known are %s. A trainer's jar must be on the workers' class path and list it in META-INF/services/%s."
              .formatted(
                  name, Collections.unmodifiableSet(known.keySet()), Trainer.class.getName()));
    }
    return trainer;
  }

  private static void collect(@Nullable ClassLoader loader, SortedMap<String, Trainer> known) {
    for (Trainer trainer : ServiceLoader.load(Trainer.class, loader)) {
      known.putIfAbsent(trainer.name(), trainer);
    }
  }
}
