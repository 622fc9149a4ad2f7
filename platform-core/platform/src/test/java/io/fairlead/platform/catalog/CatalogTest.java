package io.fairlead.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspaces;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlatformTest
class CatalogTest {

  private final Catalog catalog;
  private final UUID workspace;

  CatalogTest(Catalog catalog, Workspaces workspaces) {
    this.catalog = catalog;
    String name = "w" + Ids.next().toString().substring(9);
    this.workspace = workspaces.create(name, name, Actor.PLATFORM).id();
  }

  @Test
  void aWorkspaceStartsWithTheBuiltInEntries() {
    assertThat(catalog.trainers(workspace))
        .containsExactly("cnn", "lightgbm", "mlp", "noop", "probe");
    assertThat(catalog.entries(workspace, "lightgbm"))
        .extracting(entry -> entry.parameter().name())
        .containsExactly(
            "learning_rate",
            "num_leaves",
            "min_data_in_leaf",
            "feature_fraction",
            "bagging_fraction",
            "lambda_l1",
            "lambda_l2",
            "max_depth",
            "early_stopping_rounds",
            "class_weight");
    assertThat(catalog.entries(workspace, "nothing")).isEmpty();
  }

  @Test
  void whatIsStoredIsWhatTheFileSays() {
    List<CatalogEntry> stored =
        catalog.trainers(workspace).stream()
            .flatMap(trainer -> catalog.entries(workspace, trainer).stream())
            .toList();
    List<EntryVersion> file = BuiltInCatalog.entries(Instant.EPOCH);
    assertThat(stored)
        .extracting(CatalogEntry::parameter)
        .containsExactlyInAnyOrderElementsOf(file.stream().map(EntryVersion::parameter).toList());
    assertThat(stored)
        .extracting(CatalogEntry::rationale)
        .containsExactlyInAnyOrderElementsOf(file.stream().map(EntryVersion::rationale).toList());
    assertThat(stored).allMatch(each -> each.version() == 1 && each.scope() == Scope.INSTALLATION);
  }

  @Test
  void everyTrainersEntriesMakeASpaceWithItsDefaultsInside() {
    for (String trainer : catalog.trainers(workspace)) {
      List<CatalogEntry> entries = catalog.entries(workspace, trainer);
      assertThat(new SearchSpace(entries.stream().map(CatalogEntry::parameter).toList()))
          .isNotNull();
      assertThat(entries)
          .allMatch(entry -> entry.parameter().domain().contains(entry.defaultValue()))
          .noneMatch(entry -> entry.rationale().isBlank());
    }
  }

  @Test
  void momentumLivesWithItsOptimizerAlone() {
    CatalogEntry momentum =
        catalog.entries(workspace, "mlp").stream()
            .filter(entry -> entry.parameter().name().equals("momentum"))
            .findFirst()
            .orElseThrow();
    assertThat(momentum.parameter().condition())
        .contains(new Condition.OneOf("optimizer", Set.of("sgd")));
    assertThat(momentum.defaultValue()).isEqualTo(0.9);
  }
}
