package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Estimates;
import io.fairlead.platform.lineage.Environments;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.storage.Visits;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.trace.TraceSettings;
import io.fairlead.platform.trace.Traces;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.Trials;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.AgentRequest.Running;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import io.fairlead.protocol.message.Checkpoint;
import io.fairlead.protocol.message.Environment;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Studies, trials and scheduling on a fresh database, with a clock of its own and no thread. */
final class Lab implements AutoCloseable {

  static final Actor ANN = new Actor(Actor.Kind.PERSON, new UUID(0, 7), "ann");
  static final String BUNDLE = "default";
  static final Environment ENVIRONMENT = environment("Linux");

  final MutableClock clock = new MutableClock();
  final Doubles.RememberedEvents events = new Doubles.RememberedEvents();
  final Doubles.RememberedDecisions decisions = new Doubles.RememberedDecisions();
  final Scheduling scheduling;
  final Studies studies;
  final Trials trials;
  final RungJudge judge;
  final AttemptTokens tokens;
  final Transactions transactions;
  final JdbcClient jdbc;
  final Budgets budgets;
  final Estimates estimates;
  private final UUID token;
  private final Database database = TestServer.freshDatabase();
  private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

  /** One that is traced nowhere. */
  Lab() {
    this(clock -> new Traces(new TraceSettings(null, null, 0), clock));
  }

  Lab(Function<Clock, Traces> traces) {
    beans
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("fairlead.scheduling.automatic", "false")));
    beans.registerBean(Database.class, () -> database);
    beans.registerBean("testClock", Clock.class, () -> clock, it -> it.setPrimary(true));
    beans.registerBean(Doubles.RememberedEvents.class, () -> events);
    beans.registerBean(Traces.class, () -> traces.apply(clock));
    beans.registerBean(Doubles.NoChanges.class);
    beans.registerBean(Doubles.RememberedDecisions.class, () -> decisions);
    beans.registerBean(Doubles.SmallCatalog.class);
    beans.registerBean(Doubles.SmallDatasets.class);
    beans.registerBean(Doubles.OneReference.class);
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(beans.getBean(DataSource.class)));
    beans.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(beans.getBean(DataSource.class)));
    beans.registerBean(Visits.class);
    beans.registerBean(SimpleMeterRegistry.class);
    beans.register(storage(), Features.class);
    beans.refresh();
    scheduling = beans.getBean(Scheduling.class);
    studies = beans.getBean(Studies.class);
    trials = beans.getBean(Trials.class);
    judge = beans.getBean(RungJudge.class);
    tokens = beans.getBean(AttemptTokens.class);
    transactions = beans.getBean(Transactions.class);
    jdbc = beans.getBean(JdbcClient.class);
    budgets = beans.getBean(Budgets.class);
    estimates = beans.getBean(Estimates.class);
    token = token("agents");
  }

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({
    "io.fairlead.platform.budget",
    "io.fairlead.platform.guardrail",
    "io.fairlead.platform.study",
    "io.fairlead.platform.trial",
    "io.fairlead.platform.lineage",
    "io.fairlead.platform.scheduling",
    "io.fairlead.platform.search"
  })
  @ComponentScan(
      basePackages = "io.fairlead.platform.metrics",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = ".*\\.(CommittedGroups|StoredUnstreamedPoints)"))
  static class Features {}

  private static Class<?> storage() {
    try {
      return Class.forName("io.fairlead.platform.storage.StorageConfiguration");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  UUID workspace(String name) {
    UUID id = Ids.next();
    transactions.crossing(
        () ->
            jdbc.sql("insert into workspace (id, name, title, created_at) values (?, ?, ?, now())")
                .params(id, name, name)
                .update());
    beans.getBean(Environments.class).keep(id, ENVIRONMENT);
    return id;
  }

  /** An environment with everything that is required, and {@code os.name}. */
  static Environment environment(String os) {
    Map<String, String> facts = new HashMap<>();
    Environment.REQUIRED.forEach(each -> facts.put(each, "test"));
    facts.put("os.name", os);
    return Environment.of(facts);
  }

  /** A study of the toy trainer that varies rate and depth and maximizes {@code score}. */
  Study submit(UUID workspace, int count, int parallelism, String more) {
    return studies.submit(
        workspace,
        StudyJson.read(
            """
            {"trainer": "toy", "dataset": "numbers", "trials": %d, "parallelism": %d,
             "maxSteps": 9, "seed": 5, "parameters": [{"name": "rate"}, {"name": "depth"}],
             "objectives": [{"metric": "score", "direction": "MAXIMIZE"}] %s}
            """
                .formatted(count, parallelism, more)),
        ANN);
  }

  Study study(Study study) {
    return studies.find(study.workspace(), study.id().toString()).orElseThrow();
  }

  List<Trial> trials(Study study) {
    return trials.list(study.workspace(), study.id(), TrialQuery.first(1000)).items();
  }

  Trial trial(Assignment assignment) {
    return trials.find(assignment.workspace(), assignment.trial()).orElseThrow();
  }

  /** The id of a new agent token. */
  UUID token(String name) {
    UUID id = Ids.next();
    transactions.crossing(
        () ->
            jdbc.sql(
                    "insert into agent_token (id, name, hash, created_at)"
                        + " values (?, ?, uuid_send(?), now())")
                .params(id, name, id)
                .update());
    return id;
  }

  UUID localAgent(String name, int slots) {
    return agent(name, RayMode.LOCAL, new Resources(slots, 0, 0), slots);
  }

  UUID agent(String name, RayMode mode, Resources resources, int slots) {
    return agent(token, name, mode, resources, slots);
  }

  UUID agent(UUID byToken, String name, RayMode mode, Resources resources, int slots) {
    return scheduling
        .register(
            byToken,
            new AgentRequest.Register(
                name, Protocol.VERSION, "test", Ids.next(), mode, resources, slots))
        .agent();
  }

  List<Assignment> lease(UUID agent, UUID driver, UUID workspace, int count) {
    return lease(agent, driver, workspace, count, ENVIRONMENT.digest());
  }

  List<Assignment> lease(
      UUID agent, UUID driver, UUID workspace, int count, @Nullable String environment) {
    return scheduling
        .lease(new AgentRequest.Lease(agent, driver, workspace, BUNDLE, count, 1, environment))
        .assignments();
  }

  List<Order> heartbeat(UUID agent, UUID driver, List<Assignment> running, long step) {
    return scheduling
        .heartbeat(
            new AgentRequest.Heartbeat(
                agent,
                driver,
                running.stream().map(it -> new Running(it.attempt(), it.epoch(), step)).toList()))
        .orders();
  }

  List<UUID> complete(UUID agent, UUID driver, List<Result> results) {
    return scheduling.complete(new AgentRequest.Complete(agent, driver, results)).attempts();
  }

  Verdict report(Assignment running, long step, double score) {
    return judge.judge(
        running.workspace(),
        running.study(),
        running.trial(),
        new RungReport(step, List.of(score)));
  }

  static Result done(Assignment assignment, double score) {
    return result(assignment, Outcome.COMPLETED, 9, Map.of("score", score), null, null);
  }

  static Result ended(Assignment assignment, Outcome outcome, @Nullable String error) {
    return result(assignment, outcome, 1, Map.of(), null, error);
  }

  static Result at(Assignment assignment, Outcome outcome, long step) {
    return result(assignment, outcome, step, Map.of(), new Checkpoint("cd".repeat(32), step), null);
  }

  private static Result result(
      Assignment assignment,
      Outcome outcome,
      long step,
      Map<String, Double> metrics,
      @Nullable Checkpoint checkpoint,
      @Nullable String error) {
    return new Result(
        assignment.attempt(), assignment.epoch(), outcome, step, metrics, checkpoint, error);
  }

  @Override
  public void close() {
    beans.close();
    TestServer.drop(database);
  }
}
