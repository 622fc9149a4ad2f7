package io.fairlead.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class ApprovalsTest {

  private static final Access ADA = Persons.named("ada");
  private static final Access MAX = Persons.named("max");
  private static final Access ROOT = Persons.named("root");

  private final Catalog catalog;
  private final Approvals approvals;
  private final InstallationCatalog everywhere;
  private final Decisions decisions;
  private final Workspaces workspaces;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private UUID workspace = Ids.next();

  ApprovalsTest(
      Catalog catalog,
      Approvals approvals,
      InstallationCatalog everywhere,
      Decisions decisions,
      Workspaces workspaces,
      Transactions transactions,
      JdbcClient jdbc) {
    this.catalog = catalog;
    this.approvals = approvals;
    this.everywhere = everywhere;
    this.decisions = decisions;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void freshWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
  }

  private static Proposal rate(String trainer, double low, double high) {
    return proposal(trainer, "learning_rate", new FloatDomain(low, high, Scale.LOG), low);
  }

  private static Proposal proposal(String trainer, String name, Domain domain, Object otherwise) {
    return new Proposal(
        trainer, new Parameter(name, domain), otherwise, null, "Seen in our studies.", List.of());
  }

  private EntryVersion propose(Proposal proposal) {
    return approvals.propose(workspace, Scope.WORKSPACE, proposal, ADA);
  }

  private CatalogEntry entry(UUID where, String trainer, String name) {
    return catalog.entries(where, trainer).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private CatalogEntry rate() {
    return entry(workspace, "lightgbm", "learning_rate");
  }

  @Test
  void whatAnotherApprovesHoldsFromThenOn() {
    EntryVersion proposed = propose(rate("lightgbm", 0.01, 0.3));
    assertThat(proposed.version()).isEqualTo(1);
    assertThat(approvals.waiting(workspace)).containsExactly(proposed);
    assertThat(rate().parameter().domain()).isEqualTo(new FloatDomain(0.005, 0.5, Scale.LOG));

    EntryVersion approved = approvals.approve(workspace, proposed.id(), "As discussed.", MAX);
    assertThat(approved.state()).isEqualTo(State.APPROVED);
    assertThat(approvals.waiting(workspace)).isEmpty();
    assertThat(rate().parameter().domain()).isEqualTo(new FloatDomain(0.01, 0.3, Scale.LOG));
    assertThat(rate().sources())
        .extracting(CatalogEntry.Source::scope)
        .containsExactly(Scope.WORKSPACE, Scope.INSTALLATION);
    assertThat(approvals.versions(workspace, "lightgbm", "learning_rate"))
        .extracting(EntryVersion::label)
        .containsExactly("lightgbm learning_rate, version 1", "lightgbm learning_rate, version 1");
    LogEntry signed = decisions.list(workspace, LogFilter.PEOPLE, null, 5).items().getFirst();
    assertThat(signed)
        .isInstanceOfSatisfying(
            LogEntry.Signed.class,
            it -> {
              assertThat(it.type()).isEqualTo(DecisionType.CATALOG_CHANGED);
              assertThat(it.what()).isEqualTo("lightgbm learning_rate, version 1 approved");
              assertThat(it.rationale()).isEqualTo("As discussed.");
            });
    assertThat(kinds()).contains("catalog.proposed", "catalog.approved");
    assertThatThrownBy(() -> approvals.approve(workspace, proposed.id(), "Again.", MAX))
        .hasMessageContaining("is approved by");
    UUID other = FreshWorkspaces.one(workspaces);
    assertThat(entry(other, "lightgbm", "learning_rate").scope()).isEqualTo(Scope.INSTALLATION);
    assertThat(approvals.find(other, proposed.id())).isEmpty();
    assertThatThrownBy(() -> approvals.approve(other, proposed.id(), "", MAX))
        .isInstanceOf(NotFound.class);
  }

  private List<String> kinds() {
    return transactions.in(
        workspace, () -> jdbc.sql("select kind from event order by id").query(String.class).list());
  }

  @Test
  void theProposerNeverApproves() {
    EntryVersion proposed = propose(rate("lightgbm", 0.01, 0.3));
    for (Access own : List.of(ADA, Persons.byToken(ADA))) {
      assertThatThrownBy(() -> approvals.approve(workspace, proposed.id(), "", own))
          .isInstanceOf(Conflict.class)
          .hasMessageContaining("doesn't approve");
    }
    approvals.reject(workspace, proposed.id(), "Taken back.", ADA);
    assertThat(approvals.find(workspace, proposed.id()).orElseThrow().state())
        .isEqualTo(State.REJECTED);
  }

  /** As the application's own role, past all Java. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update catalog_entry set state = 'APPROVED', decided_by = proposed_by,"
            + " decided_by_name = 'max', decided_at = now() where id = '%s'",
        "update catalog_entry set state = 'DEPRECATED', decided_by = gen_random_uuid(),"
            + " decided_by_name = 'max', decided_at = now() where id = '%s'",
        "update catalog_entry set state = 'APPROVED' where id = '%s'",
        "update catalog_entry set state = 'REJECTED', decided_by = gen_random_uuid(),"
            + " decided_by_name = 'x', decided_at = now() where id = '%s'",
        "update catalog_entry set proposed_by = gen_random_uuid() where id = '%s'",
        "update catalog_entry set domain = '{}' where id = '%s'",
        "update catalog_entry set rationale = 'other' where id = '%s'",
        "delete from catalog_entry where id = '%s'",
        "insert into catalog_entry select gen_random_uuid(), trainer, name, 99, position, domain,"
            + " condition, default_value, unit, rationale, evidence, 'APPROVED', proposed_by,"
            + " proposed_by_name, proposed_at, gen_random_uuid(), 'max', now(), null, null, null,"
            + " null, null, null, workspace_id from catalog_entry where id = '%s'",
      })
  void theDatabaseKeepsIt(String statement) {
    EntryVersion proposed = propose(rate("lightgbm", 0.01, 0.3));
    assertThatThrownBy(
            () ->
                transactions.in(
                    workspace, () -> jdbc.sql(statement.formatted(proposed.id())).update()))
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|violates check|begins as|can't go from).*");
    assertThat(approvals.find(workspace, proposed.id())).contains(proposed);
  }

  @Test
  void whoApprovedStays() {
    EntryVersion proposed = propose(rate("lightgbm", 0.01, 0.3));
    approvals.approve(workspace, proposed.id(), "", MAX);
    for (String statement :
        List.of(
            "update catalog_entry set decided_by_name = 'x', state = 'DEPRECATED', deprecated_by ="
                + " gen_random_uuid(), deprecated_by_name = 'x', deprecated_at = now(),"
                + " deprecation_reason = 'x', replacement = 'x'",
            "update catalog_entry set state = 'PROPOSED', decided_by = null, decided_by_name ="
                + " null, decided_at = null")) {
      assertThatThrownBy(() -> transactions.in(workspace, () -> jdbc.sql(statement).update()))
          .rootCause()
          .hasMessageMatching("(?s).*(stays|can't go from).*");
    }
  }

  @Test
  void aWorkspaceTightensAndNeverWidens() {
    assertThatThrownBy(() -> propose(rate("lightgbm", 0.01, 0.6)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("never widen")
        .hasMessageContaining("from 0.005 to 0.5")
        .hasMessageContaining("0.6")
        .hasMessageContaining("exception");
    assertThatThrownBy(
            () ->
                propose(
                    proposal(
                        "mlp",
                        "optimizer",
                        new CategoricalDomain(List.of("adam", "lion")),
                        "adam")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () -> propose(proposal("mlp", "momentum", new FloatDomain(0, 0.9, Scale.LINEAR), 0.9)))
        .isInstanceOfSatisfying(
            InvalidInput.class, it -> assertThat(it.field()).isEqualTo("condition"));
    assertThatThrownBy(
            () -> propose(proposal("mlp", "layers", new FloatDomain(1, 2, Scale.LINEAR), 1.0)))
        .isInstanceOfSatisfying(
            InvalidInput.class, it -> assertThat(it.field()).isEqualTo("domain.type"));
  }

  @Test
  void whatHoldsEverywhereIsWidenedByAnother() {
    EntryVersion proposed =
        approvals.propose(workspace, Scope.INSTALLATION, rate("cnn", 0.0001, 0.1), ADA);
    assertThat(proposed.version()).isEqualTo(2);
    assertThat(everywhere.waiting()).contains(proposed);
    assertThat(approvals.waiting(workspace)).isEmpty();
    assertThatThrownBy(() -> everywhere.approve(proposed.id(), "", ADA))
        .isInstanceOf(Conflict.class);
    everywhere.approve(proposed.id(), "", ROOT);
    UUID other = FreshWorkspaces.one(workspaces);
    assertThat(entry(other, "cnn", "learning_rate").version()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                transactions.crossing(
                    () ->
                        jdbc.sql("update installation_catalog_entry set rationale = 'x'").update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void whatIsTightenedEverywhereLaterHoldsToo() {
    approvals.approve(workspace, propose(rate("mlp", 0.0002, 0.05)).id(), "", MAX);
    EntryVersion waiting = propose(rate("mlp", 0.0002, 0.08));
    EntryVersion narrower =
        approvals.propose(workspace, Scope.INSTALLATION, rate("mlp", 0.001, 0.02), ADA);
    everywhere.approve(narrower.id(), "", ROOT);
    CatalogEntry now = entry(workspace, "mlp", "learning_rate");
    assertThat(now.parameter().domain()).isEqualTo(new FloatDomain(0.001, 0.02, Scale.LOG));
    assertThat(now.defaultValue()).isEqualTo(0.001);
    assertThatThrownBy(() -> approvals.approve(workspace, waiting.id(), "", MAX))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("widen");
  }

  @Test
  void oneProposalWaitsAtATimeAndRejectedOnesKeepTheirNumber() {
    EntryVersion first = propose(rate("lightgbm", 0.01, 0.3));
    assertThatThrownBy(() -> propose(rate("lightgbm", 0.01, 0.2)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("waits");
    assertThatThrownBy(() -> approvals.reject(workspace, first.id(), " ", MAX))
        .isInstanceOf(InvalidInput.class);
    approvals.reject(workspace, first.id(), "Too narrow.", MAX);
    assertThatThrownBy(() -> approvals.approve(workspace, first.id(), "", MAX))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("rejected by max");
    assertThat(propose(rate("lightgbm", 0.01, 0.2)).version()).isEqualTo(2);
    assertThat(rate().scope()).isEqualTo(Scope.INSTALLATION);
  }

  @Test
  void aDeprecatedEntryNamesItsReplacement() {
    EntryVersion own =
        propose(proposal("lightgbm", "extra", new IntegerDomain(1, 9, Scale.LINEAR), 3L));
    approvals.approve(workspace, own.id(), "", MAX);
    assertThat(entry(workspace, "lightgbm", "extra").scope()).isEqualTo(Scope.WORKSPACE);
    assertThatThrownBy(
            () -> approvals.deprecate(workspace, own.id(), "Never helped.", "extra", MAX))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("num_leaves");
    approvals.deprecate(workspace, own.id(), "Never helped.", "num_leaves", MAX);
    CatalogEntry deprecated = entry(workspace, "lightgbm", "extra");
    assertThat(deprecated.isDeprecated()).isTrue();
    assertThat(deprecated.replacement()).isEqualTo("num_leaves");
    assertThatThrownBy(() -> approvals.deprecate(workspace, own.id(), "Again.", "num_leaves", MAX))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void versionsDifferFieldByField() {
    EntryVersion first = propose(rate("lightgbm", 0.01, 0.3));
    approvals.approve(workspace, first.id(), "", MAX);
    assertThatThrownBy(() -> propose(rate("lightgbm", 0.01, 0.3)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("changes something");
    EntryVersion second =
        propose(
            new Proposal(
                "lightgbm",
                new Parameter("learning_rate", new FloatDomain(0.01, 0.2, Scale.LINEAR)),
                0.01,
                "per tree",
                "Seen in our studies.",
                List.of()));
    assertThat(VersionDiff.between(first, second))
        .containsExactly(
            new VersionDiff.Change("high", "0.3", "0.2"),
            new VersionDiff.Change("scale", "log", "linear"),
            new VersionDiff.Change("unit", "", "per tree"));
  }

  @Test
  void evidenceIsAStudyOfTheWorkspace() {
    UUID unknown = Ids.next();
    Proposal proposal =
        new Proposal(
            "lightgbm",
            new Parameter("learning_rate", new FloatDomain(0.01, 0.2, Scale.LOG)),
            0.05,
            null,
            "Seen.",
            List.of(unknown));
    assertThatThrownBy(() -> propose(proposal)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> approvals.propose(workspace, Scope.INSTALLATION, proposal, ADA))
        .isInstanceOf(InvalidInput.class);
  }

  private static Proposal forbidding(String trainer, Condition... combinations) {
    return new Proposal(
        trainer,
        new Parameter("learning_rate", new FloatDomain(0.01, 0.3, Scale.LOG)),
        0.05,
        List.of(combinations),
        null,
        "Together they never converged.",
        List.of());
  }

  @Test
  void anEntryForbidsValuesTogetherWithThoseOfOthers() {
    Condition together =
        Condition.all(
            Condition.atLeast("learning_rate", 0.2), Condition.atLeast("num_leaves", 200));
    EntryVersion proposed = propose(forbidding("lightgbm", together));
    approvals.approve(workspace, proposed.id(), "", MAX);
    assertThat(rate().forbidden()).containsExactly(together);
    assertThat(approvals.find(workspace, proposed.id()).orElseThrow().forbidden())
        .containsExactly(together);
    assertThat(entry(FreshWorkspaces.one(workspaces), "lightgbm", "learning_rate").forbidden())
        .isEmpty();
    EntryVersion without = propose(forbidding("lightgbm"));
    assertThat(VersionDiff.between(proposed, without))
        .containsExactly(new VersionDiff.Change("forbidden", together.describe(), ""));
  }

  @Test
  void whatAnEntryForbidsNamesItsOwnParameterAndAnother() {
    for (Condition wrong :
        List.of(
            Condition.atLeast("learning_rate", 0.2),
            Condition.all(Condition.atLeast("depth", 3), Condition.atLeast("num_leaves", 200)),
            Condition.all(
                Condition.atLeast("learning_rate", 0.9), Condition.atLeast("num_leaves", 200)))) {
      assertThatThrownBy(() -> forbidding("lightgbm", wrong))
          .isInstanceOfSatisfying(
              InvalidInput.class, it -> assertThat(it.field()).isEqualTo("forbidden[0]"));
    }
  }

  @Test
  void whatATrainerDoesNotKnowIsNotApprovedForEveryWorkspace() {
    String trainer = "t" + Ids.next().toString().substring(24);
    EntryVersion proposed =
        approvals.propose(workspace, Scope.INSTALLATION, rate(trainer, 0.01, 0.3), ADA);
    transactions.crossing(
        () ->
            jdbc.sql("insert into known_trainer values (?, 'depth, width', now())")
                .param(trainer)
                .update());
    assertThatThrownBy(() -> everywhere.approve(proposed.id(), "", MAX))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("has no parameter 'learning_rate'")
        .hasMessageContaining("[depth, width]");
    transactions.crossing(
        () ->
            jdbc.sql("update known_trainer set parameters = 'learning_rate' where trainer = ?")
                .param(trainer)
                .update());
    assertThat(everywhere.approve(proposed.id(), "", MAX).state()).isEqualTo(State.APPROVED);
  }
}
