package io.fairlead.ray.trainer;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Finds trainers on the class path, once for each class loader. */
public final class Trainers {

  private static final Map<ClassLoader, SortedMap<String, Trainer>> KNOWN =
      new ConcurrentHashMap<>();

  private Trainers() {}

  /**
   * The trainer called {@code name}, looked up in the thread's context class loader first (where a
   * team's jars are) and then in this library's.
   *
   * @throws IllegalArgumentException when there is none, naming those there are
   */
  public static Trainer named(String name) {
    SortedMap<String, Trainer> known = known();
    Trainer trainer = known.get(name);
    if (trainer == null) {
      throw new IllegalArgumentException(
          "There is no trainer '%s'; known are %s. A trainer's jar must be on the workers' class path and list it in META-INF/services/%s."
              .formatted(
                  name, Collections.unmodifiableSet(known.keySet()), Trainer.class.getName()));
    }
    return trainer;
  }

  /** All of them, by name. */
  public static Collection<Trainer> all() {
    return known().values();
  }

  private static SortedMap<String, Trainer> known() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return KNOWN.computeIfAbsent(
        loader == null ? Trainers.class.getClassLoader() : loader, Trainers::seenBy);
  }

  private static SortedMap<String, Trainer> seenBy(ClassLoader context) {
    SortedMap<String, Trainer> known = new TreeMap<>();
    for (ClassLoader loader : List.of(context, Trainers.class.getClassLoader())) {
      for (Trainer trainer : ServiceLoader.load(Trainer.class, loader)) {
        known.putIfAbsent(trainer.name(), trainer);
      }
    }
    return known;
  }
}
