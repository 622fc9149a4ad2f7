package io.fairlead.platform.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.TrailFilter;
import io.fairlead.platform.notebook.NewCell;
import io.fairlead.platform.notebook.Notebook;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class SharesTest {

  private static final Actor MAX = new Actor(Actor.Kind.PERSON, new UUID(0, 2), "max");

  private final Shares shares;
  private final Studies studies;
  private final Notebooks notebooks;
  private final Workspaces workspaces;
  private final AuditTrail trail;
  private final Changes changes;
  private UUID owner = Ids.next();
  private UUID other = Ids.next();
  private UUID study = Ids.next();

  SharesTest(
      Shares shares,
      Studies studies,
      Notebooks notebooks,
      Workspaces workspaces,
      AuditTrail trail,
      Changes changes) {
    this.shares = shares;
    this.studies = studies;
    this.notebooks = notebooks;
    this.workspaces = workspaces;
    this.trail = trail;
    this.changes = changes;
  }

  @BeforeEach
  void submitStudies() {
    owner = FreshWorkspaces.one(workspaces);
    other = FreshWorkspaces.one(workspaces);
    study = submit("shown");
    submit("hidden");
  }

  private UUID submit(String name) {
    String definition =
        """
        {"name": "%s", "trainer": "noop", "parameters": [{"name": "x"}],
         "objectives": [{"metric": "value", "direction": "MINIMIZE"}],
         "sampler": {"name": "random"}, "pruner": {"name": "none", "settings": {}},
         "trials": 1, "parallelism": 1, "maxSteps": 9, "seed": 1,
         "resources": {"cpus": 1, "gpus": 0, "memoryBytes": 0}}
        """
            .formatted(name);
    return studies
        .submit(owner, StudyJson.read(definition.getBytes(StandardCharsets.UTF_8)), MAX)
        .id();
  }

  private static Access member(UUID workspace, Role role) {
    return new Access(
        new Actor(Actor.Kind.PERSON, new UUID(0, 9), "vera"),
        new UUID(0, 9),
        "Vera",
        Map.of(workspace, Set.of(role)),
        Set.of());
  }

  private List<Shown> shownBy(UUID workspace, Access access) {
    return shares.shownTo(access).stream()
        .filter(shown -> shown.owner().id().equals(workspace))
        .toList();
  }

  private Workspace owner() {
    return workspaces.find(owner.toString()).orElseThrow();
  }

  private Workspace visit() {
    return shares.visit(owner(), member(other, Role.RESEARCHER)).orElseThrow();
  }

  @Test
  void whatIsSharedIsFoundAndNothingElse() {
    assertThat(shares.visit(owner(), member(other, Role.RESEARCHER))).isEmpty();
    shares.share(owner, Share.Kind.STUDY, "shown", other.toString(), MAX);
    UUID visit = visit().id();
    assertThat(studies.find(visit, "shown")).isPresent();
    assertThat(studies.find(visit, "hidden")).isEmpty();
    assertThat(studies.list(visit, null, 9).items()).hasSize(1);
    assertThat(shownBy(owner, member(other, Role.RESEARCHER)))
        .singleElement()
        .matches(shown -> shown.subject().equals(study) && shown.name().equals("shown"));
    assertThat(shownBy(owner, member(owner, Role.MANAGER))).isEmpty();
    assertThat(shares.visit(owner(), member(other, Role.ADMIN)))
        .as("an admin reads nothing by that alone")
        .isEmpty();
    assertThat(shares.visit(owner(), member(FreshWorkspaces.one(workspaces), Role.MANAGER)))
        .isEmpty();
    assertThatThrownBy(() -> studies.stop(visit, study, MAX)).isNotNull();
    assertThat(studies.find(owner, "shown").orElseThrow().state().isOver()).isFalse();
  }

  @Test
  void sharingTwiceIsOneShareAndRevokingEndsItAtOnce() {
    Share first = shares.share(owner, Share.Kind.STUDY, "shown", null, MAX);
    Share second = shares.share(owner, Share.Kind.STUDY, study.toString(), null, MAX);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(shares.of(owner)).hasSize(1);
    UUID visit = visit().id();
    AtomicInteger told = new AtomicInteger();
    try (var _ = changes.subscribe(visit, study, told::incrementAndGet)) {
      shares.revoke(owner, first.id(), MAX);
      assertThat(studies.find(visit, "shown")).isEmpty();
      Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> told.get() > 0);
    }
    assertThat(shares.visit(owner(), member(other, Role.RESEARCHER))).isEmpty();
    assertThatThrownBy(() -> shares.revoke(owner, first.id(), MAX)).isInstanceOf(NotFound.class);
    assertThat(
            trail.list(owner, TrailFilter.ANY, null, 50).items().stream()
                .map(entry -> entry.kind())
                .filter(kind -> kind.startsWith("share")))
        .containsExactly("share.revoked", "share.granted");
  }

  @Test
  void looksAreNotedInTheOwnersTrail() {
    shares.share(owner, Share.Kind.STUDY, "shown", null, MAX);
    shares.looked(visit(), member(other, Role.RESEARCHER), "/w/x/studies/shown");
    assertThat(trail.list(owner, TrailFilter.ANY, null, 1).items().getFirst())
        .matches(entry -> entry.kind().equals("share.viewed"));
  }

  @Test
  void whatCantBeSharedIsRefused() {
    assertThatThrownBy(() -> shares.share(owner, Share.Kind.STUDY, "nothing", null, MAX))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> shares.share(owner, Share.Kind.NOTEBOOK, "nothing", null, MAX))
        .isInstanceOf(NotFound.class);
    for (String guest : List.of("nobody", owner.toString())) {
      assertThatThrownBy(() -> shares.share(owner, Share.Kind.STUDY, "shown", guest, MAX))
          .isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void aCellOfAnUnsharedStudySaysSoAndNothingElse() {
    UUID notebook =
        notebooks
            .create(
                owner,
                "Story",
                List.of(
                    cell("text", null, "{\"markdown\": \"Hello\"}"),
                    cell("study", "s", "{\"study\": \"%s\"}".formatted(study)),
                    cell("chart", null, "{\"study\": \"s\"}")),
                MAX)
            .id();
    shares.share(owner, Share.Kind.NOTEBOOK, notebook.toString(), other.toString(), MAX);
    Notebook hidden = notebooks.find(visit().id(), notebook).orElseThrow();
    assertThat(hidden.cells()).extracting(each -> each.kind()).containsOnly("text");
    assertThat(hidden.cells().get(1).content().toString())
        .contains("isn't shared with you")
        .doesNotContain(study.toString());
    assertThat(hidden.cells().getFirst().content().toString()).contains("Hello");

    shares.share(owner, Share.Kind.STUDY, "shown", other.toString(), MAX);
    assertThat(notebooks.find(visit().id(), notebook).orElseThrow().cells())
        .extracting(each -> each.kind())
        .containsExactly("text", "study", "chart");
  }

  @Test
  void aDeletedNotebookIsGoneForItsGuestsUntilItIsTakenBack() {
    UUID notebook = notebooks.create(owner, "Story", List.of(), MAX).id();
    shares.share(owner, Share.Kind.NOTEBOOK, notebook.toString(), other.toString(), MAX);
    UUID visit = visit().id();
    Access guest = member(other, Role.RESEARCHER);
    assertThat(shownBy(owner, guest)).hasSize(1);
    AtomicInteger told = new AtomicInteger();
    try (var _ = changes.subscribe(visit, notebook, told::incrementAndGet)) {
      notebooks.discard(owner, notebook, MAX);
      Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> told.get() > 0);
    }
    assertThat(notebooks.find(visit, notebook)).isEmpty();
    assertThat(notebooks.list(visit, null, 9).items()).isEmpty();
    assertThatThrownBy(() -> notebooks.versions(visit, notebook)).isInstanceOf(NotFound.class);
    assertThat(shownBy(owner, guest)).isEmpty();
    assertThat(shares.of(owner)).singleElement().matches(each -> each.name().equals("(gone)"));

    notebooks.takeBack(owner, notebook, MAX);
    assertThat(notebooks.find(visit, notebook)).isPresent();
    assertThat(shownBy(owner, guest)).hasSize(1);
    notebooks.discard(owner, notebook, MAX);
    shares.revoke(owner, shares.of(owner).getFirst().id(), MAX);
    notebooks.takeBack(owner, notebook, MAX);
    assertThat(notebooks.find(visit, notebook)).as("it was revoked meanwhile").isEmpty();
  }

  private static NewCell cell(
      String kind, @org.jspecify.annotations.Nullable String name, String content) {
    return new NewCell(kind, name, JsonMapper.shared().readTree(content));
  }
}
