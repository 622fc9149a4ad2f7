package io.fairlead.platform.lineage;

import java.util.Map;
import java.util.TreeMap;

/** An environment's facts, as sections of a record. */
record EnvironmentFacts(Map<String, String> facts) {

  private static final String PREPROCESSING = "preprocessing.";

  /** What the trainer did to the data before it learned. */
  Map<String, String> preprocessing(String trainer) {
    return below(PREPROCESSING + trainer + ".");
  }

  Map<String, String> code() {
    return below("code.");
  }

  /** By file name: jars, and folders of classes where code runs from those. */
  Map<String, String> jars() {
    Map<String, String> jars = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          if (isFile(name)) {
            jars.put(name.substring(name.indexOf('.') + 1, name.lastIndexOf('.')), value);
          }
        });
    return jars;
  }

  /** All the rest. */
  Map<String, String> machine() {
    Map<String, String> machine = new TreeMap<>(facts);
    machine
        .keySet()
        .removeIf(
            name -> isFile(name) || name.startsWith("code.") || name.startsWith(PREPROCESSING));
    return machine;
  }

  private static boolean isFile(String name) {
    return (name.startsWith("jar.") || name.startsWith("classes.")) && name.endsWith(".sha256");
  }

  private Map<String, String> below(String prefix) {
    Map<String, String> below = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            below.put(name.substring(prefix.length()), value);
          }
        });
    return below;
  }
}
