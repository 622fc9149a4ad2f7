package io.fairlead.platform.study;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.racing.FinalRace;
import io.fairlead.kernel.racing.Race;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Pairing;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.CatalogVersions.UsedVersion;
import io.fairlead.platform.study.References.Reference;
import io.fairlead.platform.study.StudyPlan.Resolved;
import io.fairlead.protocol.message.Assignment.DatasetRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a definition and looks up everything it names. */
@Component
final class StudyResolver {

  /** Trainers that come with Fairlead share one set of jars. */
  static final String BUNDLE = "default";

  static final int MOST_TRIALS = 100_000;
  private static final int MOST_PARALLEL = 1_000;
  private static final long MOST_STEPS = 1_000_000;
  private static final int LONGEST_NAME = 100;

  /** What an address can name: those characters are refused in paths, encoded, too. */
  private static final Pattern NAME =
      Pattern.compile("(?!\\.+$)[^/\\\\;%\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+");

  private static final double TRAIN = 0.6;
  private static final double VALIDATION = 0.2;

  private final Catalog catalog;
  private final Datasets datasets;
  private final References references;

  StudyResolver(Catalog catalog, Datasets datasets, References references) {
    this.catalog = catalog;
    this.datasets = datasets;
    this.references = references;
  }

  /**
   * @throws InvalidInput for the first thing that is wrong
   */
  Resolved resolve(UUID workspace, StudyDefinition wanted) {
    checkName(wanted.name());
    between("trials", wanted.trials(), MOST_TRIALS);
    between("parallelism", wanted.parallelism(), MOST_PARALLEL);
    between("maxSteps", wanted.maxSteps(), MOST_STEPS);
    Weights.check(wanted.weight());
    checkTrainer(workspace, wanted.trainer());
    checkObjectives(wanted.objectives());
    checkSampler(wanted.sampler().name());
    Pruner pruner = paired(wanted, pruner(wanted.pruner()));
    checkRace(wanted);
    Dataset dataset = dataset(workspace, wanted);
    FairnessCheck.check(wanted.fairness(), dataset);
    List<CatalogEntry> entries = catalog.entries(workspace, wanted.trainer());
    ParameterChoices.Resolved parameters =
        ParameterChoices.resolve(
            entries, granted(workspace, wanted), wanted.trainer(), wanted.parameters());
    return new Resolved(
        parameters.space(),
        ForbiddenCombinations.resolve(entries, parameters, wanted.trainer(), wanted.forbidden()),
        parameters.fixed(),
        dataset == null ? null : reference(dataset, wanted),
        pruner.rungs(wanted.maxSteps()),
        BUNDLE,
        versions(entries),
        parameters.exceptions(),
        dataset == null ? null : baseline(workspace, wanted, dataset, entries));
  }

  /** An exception is for a study of a name; one that is still to be named has none. */
  private List<CatalogException> granted(UUID workspace, StudyDefinition wanted) {
    String name = wanted.name();
    return name == null ? List.of() : catalog.granted(workspace, wanted.trainer(), name);
  }

  private static List<UsedVersion> versions(List<CatalogEntry> entries) {
    List<UsedVersion> versions = new ArrayList<>();
    for (CatalogEntry entry : entries) {
      for (CatalogEntry.Source each : entry.sources()) {
        versions.add(new UsedVersion(entry.name(), each.id(), each.scope(), each.version()));
      }
    }
    return versions;
  }

  /** A single trial has nothing to be compared with: it is what was asked for. */
  private @Nullable Reference baseline(
      UUID workspace, StudyDefinition wanted, Dataset dataset, List<CatalogEntry> entries) {
    if (wanted.trials() < 2) {
      return null;
    }
    return references
        .of(workspace, dataset.id(), wanted.trainer(), wanted.objectives().getFirst().metric())
        .map(known -> new Reference(known.id(), known.version(), complete(known, entries)))
        .orElse(null);
  }

  /** Its values, and the defaults of entries that it leaves out and that play a part with it. */
  private static Map<String, Object> complete(Reference reference, List<CatalogEntry> entries) {
    Map<String, Object> values = new LinkedHashMap<>(reference.parameters());
    entries.stream()
        .filter(each -> each.parameter().condition().isEmpty())
        .forEach(each -> values.putIfAbsent(each.name(), each.defaultValue()));
    for (CatalogEntry each : entries) {
      boolean lives = each.parameter().condition().map(rule -> rule.holds(values)).orElse(true);
      if (each.isDeprecated() || !lives) {
        values.remove(each.name());
      } else {
        values.putIfAbsent(each.name(), each.defaultValue());
      }
    }
    return values;
  }

  private static void checkName(@Nullable String name) {
    if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
      throw new InvalidInput(
          "name",
          "A study's name has 1 to %d characters.".formatted(LONGEST_NAME),
          name,
          "Shorten it, or leave it out to be given one.");
    }
    if (name != null && (!NAME.matcher(name).matches() || Ids.parse(name).isPresent())) {
      throw new InvalidInput(
          "name",
          "A study's name stands in addresses: it has no / \\ ; %, no control characters, is not"
              + " made of dots alone and no id.",
          name,
          "Choose another, or leave it out to be given one.");
    }
  }

  private static void between(String field, long value, long most) {
    if (value < 1 || value > most) {
      throw new InvalidInput(
          field,
          "%s lies between 1 and %d.".formatted(field, most),
          Long.toString(value),
          "Choose a number in that range.");
    }
  }

  private void checkTrainer(UUID workspace, String trainer) {
    List<String> known = catalog.trainers(workspace);
    if (!known.contains(trainer)) {
      throw new InvalidInput(
          "trainer",
          "A trainer has approved parameters in the catalog.",
          trainer,
          "Choose one of %s.".formatted(known));
    }
  }

  private static void checkObjectives(List<Objective> objectives) {
    if (objectives.isEmpty()) {
      throw new InvalidInput(
          "objectives", "A study has at least one objective.", "[]", "Name a metric to improve.");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < objectives.size(); i++) {
      String metric = objectives.get(i).metric();
      if (!seen.add(metric)) {
        throw new InvalidInput(
            "objectives[%d].metric".formatted(i),
            "Each objective has a metric of its own.",
            metric,
            "Leave one of the two out.");
      }
    }
  }

  private static void checkSampler(String name) {
    if (!Samplers.names().contains(name)) {
      throw new InvalidInput(
          "sampler.name",
          "There is no sampler of that name.",
          name,
          "Choose one of %s.".formatted(Samplers.names()));
    }
  }

  private static void checkRace(StudyDefinition wanted) {
    Race race = wanted.race();
    if (race == null) {
      return;
    }
    String sampler = wanted.sampler().name();
    try {
      FinalRace.of(Samplers.named(sampler), race);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "race",
          String.valueOf(e.getMessage()),
          sampler,
          "Choose another sampler, or leave the race out.");
    }
    if (wanted.trials() < race.finalists()) {
      throw new InvalidInput(
          "race.finalists",
          "Finalists are the best of a study's trials, so there are no more of them than trials.",
          "%d finalists of %d trials".formatted(race.finalists(), wanted.trials()),
          "Choose fewer finalists or more trials.");
    }
  }

  private static Pruner paired(StudyDefinition wanted, Pruner pruner) {
    String sampler = wanted.sampler().name();
    try {
      return Pairing.pruner(sampler, Samplers.named(sampler), wanted.pruner().name(), pruner);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "pruner.name",
          String.valueOf(e.getMessage()),
          wanted.pruner().name(),
          "Choose '%s' or another sampler.".formatted(Pairing.NO_PRUNER));
    }
  }

  private static Pruner pruner(StudyDefinition.PrunerChoice choice) {
    if (!Pruners.names().contains(choice.name())) {
      throw new InvalidInput(
          "pruner.name",
          "There is no pruner of that name.",
          choice.name(),
          "Choose one of %s.".formatted(Pruners.names()));
    }
    try {
      return Pruners.named(choice.name(), choice.settings());
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "pruner.settings",
          String.valueOf(e.getMessage()),
          choice.settings().toString(),
          "Correct the setting or leave it out.");
    }
  }

  private @Nullable Dataset dataset(UUID workspace, StudyDefinition wanted) {
    String name = wanted.dataset();
    if (name == null) {
      return null;
    }
    return datasets
        .find(workspace, name)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "dataset",
                    "There is no data set of that name or id in this workspace.",
                    name,
                    "Choose one of %s, or add it."
                        .formatted(
                            datasets.list(workspace, null, 20).items().stream()
                                .map(Dataset::name)
                                .toList())));
  }

  private static DatasetRef reference(Dataset dataset, StudyDefinition wanted) {
    return new DatasetRef(
        dataset.digest(),
        dataset.target(),
        dataset.task().name(),
        Seeds.derive(wanted.seed(), "split", 0),
        TRAIN,
        VALIDATION);
  }
}
