package io.fairlead.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.CatalogVersions;
import io.fairlead.platform.study.CatalogVersions.UsedException;
import io.fairlead.platform.study.CatalogVersions.UsedVersion;
import io.fairlead.platform.study.OutsideCatalog;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A study steps outside of the catalog only with leave. */
@PlatformTest
class ExceptionsTest {

  private static final Access ADA = Persons.named("ada");
  private static final Access MAX = Persons.named("max");

  private final Exceptions exceptions;
  private final Studies studies;
  private final CatalogVersions versions;
  private final Decisions decisions;
  private final Workspaces workspaces;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Instant tomorrow;
  private UUID workspace = Ids.next();

  ExceptionsTest(
      Exceptions exceptions,
      Studies studies,
      CatalogVersions versions,
      Decisions decisions,
      Workspaces workspaces,
      Transactions transactions,
      JdbcClient jdbc,
      Clock clock) {
    this.exceptions = exceptions;
    this.studies = studies;
    this.versions = versions;
    this.decisions = decisions;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.tomorrow = clock.instant().plus(Duration.ofDays(1));
  }

  @BeforeEach
  void freshWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
  }

  private Study submit(String name, String parameter) {
    return studies.submit(
        workspace,
        StudyJson.read(
            """
            {"name": "%s", "trainer": "noop", "trials": 3, "maxSteps": 2,
             "parameters": [%s], "objectives": [{"metric": "score", "direction": "MAXIMIZE"}]}
            """
                .formatted(name, parameter)),
        ADA.actor());
  }

  private NewException wide(String study, double high) {
    return new NewException(
        "noop", "x", new FloatDomain(0, high, Scale.LINEAR), study, "It may rise.", tomorrow);
  }

  @Test
  void aRefusalNamesEntryRangeValueAndBothWaysOut() {
    OutsideCatalog refused =
        catchThrowableOfType(
            OutsideCatalog.class, () -> submit("wide", "{\"name\": \"x\", \"high\": 2}"));
    assertThat(refused.field()).isEqualTo("parameters[0].high");
    assertThat(refused.rule())
        .isEqualTo(
            "The catalog approves 'x' of noop as a number from 0.0 to 1.0 (version 1, installation).");
    assertThat(refused.value()).isEqualTo("[null, 2.0]");
    assertThat(refused.wayOut()).contains("propose a change").contains("exception");
    assertThat(refused.wanted()).isEqualTo(new FloatDomain(0, 2, Scale.LINEAR));
    assertThat(studies.find(workspace, "wide")).isEmpty();
  }

  @Test
  void aGrantedOneLetsItsStudyThroughAndStaysWithIt() {
    CatalogException asked = exceptions.request(workspace, wide("wide", 3), ADA);
    assertThatThrownBy(() -> submit("wide", "{\"name\": \"x\", \"high\": 2}"))
        .isInstanceOf(OutsideCatalog.class); // asked for isn't granted
    exceptions.grant(workspace, asked.id(), "For this once.", MAX);
    assertThatThrownBy(() -> submit("other", "{\"name\": \"x\", \"high\": 2}"))
        .isInstanceOf(OutsideCatalog.class);
    assertThatThrownBy(() -> submit("wide", "{\"name\": \"x\", \"high\": 4}"))
        .isInstanceOf(OutsideCatalog.class);

    Study study = submit("wide", "{\"name\": \"x\", \"high\": 2}");
    CatalogVersions.Used used = versions.of(workspace, study.id());
    assertThat(used.versions()).extracting(UsedVersion::name).containsExactly("x");
    assertThat(used.exceptions())
        .containsExactly(
            new UsedException(
                asked.id(),
                "x",
                "a number from 0.0 to 1.0",
                new FloatDomain(0, 3, Scale.LINEAR),
                "ada",
                "max",
                "It may rise.",
                asked.until()));
    assertThat(
            decisions
                .list(workspace, new LogFilter(DecisionType.EXCEPTION, null, null, false), null, 5)
                .items())
        .hasSize(1);
  }

  /** The study's lower end is approved, its upper end excepted. */
  @Test
  void whatIsApprovedAndWhatIsExceptedGoTogether() {
    NewException upper =
        new NewException(
            "noop", "x", new FloatDomain(0.5, 2, Scale.LINEAR), "both", "More.", tomorrow);
    exceptions.grant(workspace, exceptions.request(workspace, upper, ADA).id(), "Fine.", MAX);
    Study study = submit("both", "{\"name\": \"x\", \"high\": 2}");
    assertThat(versions.of(workspace, study.id()).exceptions()).hasSize(1);
  }

  @Test
  void aFixedValueCanBeExceptedToo() {
    CatalogException asked = exceptions.request(workspace, wide("fixed", 3), ADA);
    exceptions.grant(workspace, asked.id(), "Fine.", MAX);
    assertThatThrownBy(() -> submit("fixed", "{\"name\": \"x\", \"value\": 2.5}"))
        .isInstanceOf(InvalidInput.class)
        .isNotInstanceOf(OutsideCatalog.class); // nothing would vary
  }

  @Test
  void aStudyWithoutOneRecordsItsVersionsAlone() {
    Study study = submit("inside", "{\"name\": \"x\", \"high\": 0.5}");
    CatalogVersions.Used used = versions.of(workspace, study.id());
    assertThat(used.exceptions()).isEmpty();
    assertThat(used.versions())
        .extracting(UsedVersion::version, UsedVersion::scope)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, Scope.INSTALLATION));
  }

  @Test
  void whoAsksNeverGrantsAndEachIsDecidedOnce() {
    CatalogException asked = exceptions.request(workspace, wide("wide", 3), MAX);
    for (Access own : java.util.List.of(MAX, Persons.byToken(MAX))) {
      assertThatThrownBy(() -> exceptions.grant(workspace, asked.id(), "Mine.", own))
          .isInstanceOf(Conflict.class);
    }
    for (String statement :
        new String[] {
          "update catalog_exception set state = 'GRANTED', decided_by = requested_by,"
              + " decided_by_name = 'x', decided_at = now(), decision_reason = 'x'",
          "update catalog_exception set valid_until = now() + interval '9 years'",
          "delete from catalog_exception"
        }) {
      assertThatThrownBy(() -> transactions.in(workspace, () -> jdbc.sql(statement).update()))
          .rootCause()
          .hasMessageMatching("(?s).*(requester_never_grants|permission denied).*");
    }
    exceptions.refuse(workspace, asked.id(), "Not now.", ADA);
    assertThatThrownBy(() -> exceptions.grant(workspace, asked.id(), "Now.", ADA))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("by ada");
    assertThat(exceptions.list(workspace)).hasSize(1);
    assertThat(exceptions.list(FreshWorkspaces.one(workspaces))).isEmpty();
  }

  @Test
  void whatNeedsNoneOrIsPastIsRefused() {
    assertThatThrownBy(() -> exceptions.request(workspace, wide("wide", 0.5), ADA))
        .hasMessageContaining("needs no exception");
    NewException past =
        new NewException(
            "noop",
            "x",
            new FloatDomain(0, 2, Scale.LINEAR),
            "wide",
            "Late.",
            tomorrow.minus(Duration.ofDays(2)));
    assertThatThrownBy(() -> exceptions.request(workspace, past, ADA))
        .isInstanceOfSatisfying(
            InvalidInput.class, it -> assertThat(it.field()).isEqualTo("until"));
  }
}
