package io.fairlead.web.ui.study;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Pairing;
import io.fairlead.platform.study.StudyDefinition.PrunerChoice;
import io.fairlead.platform.study.StudyJson.PrunerForm;
import io.fairlead.platform.study.StudyJson.Sketch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a study that is set up looks for configurations: by what is wanted, or exactly. */
final class Chosen {

  private Strategy strategy = Strategy.AUTO;
  private String sampler = Strategy.AUTO.sampler();
  private String pruner = Strategy.AUTO.pruner();

  /** Of {@link #pruner}, where they were said; null for a field that was emptied. */
  private final Map<String, @Nullable Integer> said = new LinkedHashMap<>();

  Strategy strategy() {
    return strategy;
  }

  /** Takes what is wanted; what is chosen exactly begins with what was wanted before. */
  void want(Strategy wanted, int maxSteps) {
    if (wanted == Strategy.EXACT && strategy != Strategy.EXACT) {
      sampler = strategy.sampler();
      prune(strategy.pruner(), strategy.settings(maxSteps));
    }
    strategy = wanted;
  }

  void sampler(String name) {
    sampler = name;
  }

  /** Takes a pruner with what it usually begins with. */
  void pruner(String name, int maxSteps) {
    prune(name, Strategy.usual(name, maxSteps));
  }

  private void prune(String name, Map<String, Integer> settings) {
    pruner = name;
    said.clear();
    said.putAll(settings);
  }

  void setting(String name, @Nullable Integer value) {
    said.put(name, value);
  }

  String sampler() {
    return strategy == Strategy.EXACT ? sampler : strategy.sampler();
  }

  String pruner() {
    return strategy == Strategy.EXACT ? pruner : strategy.pruner();
  }

  /** The pruner's settings by name, all of them; null for one that was emptied. */
  Map<String, @Nullable Integer> settings(int maxSteps) {
    return strategy == Strategy.EXACT
        ? new LinkedHashMap<>(said)
        : new LinkedHashMap<>(strategy.settings(maxSteps));
  }

  /** Why it can't be; empty when it can. */
  Optional<String> problem(int maxSteps) {
    for (Map.Entry<String, @Nullable Integer> each : settings(maxSteps).entrySet()) {
      if (each.getValue() == null) {
        return Optional.of(
            "The pruner needs a number for '%s'.".formatted(SettingWords.of(each.getKey())));
      }
    }
    try {
      Pairing.pruner(
          sampler(),
          Samplers.named(sampler()),
          pruner(),
          Pruners.named(pruner(), settings(maxSteps)));
      return Optional.empty();
    } catch (IllegalArgumentException cannot) {
      return Optional.of(String.valueOf(cannot.getMessage()));
    }
  }

  PrunerChoice choice(int maxSteps) {
    return new PrunerChoice(pruner(), given(maxSteps));
  }

  PrunerForm form(int maxSteps) {
    return new PrunerForm(pruner(), given(maxSteps));
  }

  private Map<String, Long> given(int maxSteps) {
    Map<String, Long> given = new LinkedHashMap<>();
    settings(maxSteps)
        .forEach(
            (name, value) -> {
              if (value != null) {
                given.put(name, (long) value);
              }
            });
    return given;
  }

  /** Takes what a sketch says; what it doesn't name stays as it is. */
  void take(Sketch sketch, int maxSteps) {
    String named = sketch.sampler() == null ? null : sketch.sampler().name();
    PrunerForm pruning = sketch.pruner();
    if (named == null || !Samplers.names().contains(named)) {
      return;
    }
    String judge = pruning == null ? Pairing.NO_PRUNER : pruning.name();
    if (judge == null || !Pruners.names().contains(judge)) {
      judge = Pairing.NO_PRUNER;
    }
    Map<String, Integer> settings = new TreeMap<>(Pruners.parameters(judge));
    if (pruning != null && pruning.settings() != null) {
      pruning
          .settings()
          .forEach(
              (name, value) -> settings.computeIfPresent(name, (same, before) -> clamped(value)));
    }
    sampler = named;
    prune(judge, settings);
    strategy = Strategy.of(named, judge, settings, maxSteps);
  }

  private static int clamped(long value) {
    return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
