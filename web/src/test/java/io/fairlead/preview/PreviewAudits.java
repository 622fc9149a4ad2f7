package io.fairlead.preview;

import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.kernel.fairness.Grouping;
import io.fairlead.kernel.fairness.Predictions;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.fairness.NewAudit;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Audits of 1,000 made-up applicants, women and the young disadvantaged. */
@Component
class PreviewAudits implements Audits {

  private static final int ROWS = 1_000;

  private final List<Audit> stored = new ArrayList<>();
  private final FairnessAudit rows = applicants();
  private final Clock clock;

  PreviewAudits(Clock clock) {
    this.clock = clock;
    AuditSpec spec =
        new AuditSpec(
            null,
            null,
            AuditSpec.Split.TEST,
            "label",
            "score",
            null,
            "1",
            false,
            List.of(SensitiveColumn.of("sex"), SensitiveColumn.of("age")),
            0.5,
            rows.groups().get(3));
    store(
        World.CREDIT.id(),
        computed(spec, "approvals.csv"),
        new Actor(Actor.Kind.PERSON, World.id("ada"), "ada"));
  }

  private static FairnessAudit applicants() {
    RandomGenerator random = Seeds.generator(1, "applicants", 0);
    String[] sex = new String[ROWS];
    String[] age = new String[ROWS];
    boolean[] good = new boolean[ROWS];
    double[] scores = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      sex[row] = random.nextDouble() < 0.31 ? "female" : "male";
      double years = random.nextDouble();
      age[row] = years < 0.15 ? "under 25" : years < 0.94 ? "25 to under 60" : "60 and over";
      good[row] = random.nextDouble() < 0.7;
      double worth = (good[row] ? 0.9 : -0.4) + random.nextGaussian();
      worth -= sex[row].equals("female") ? 0.45 : 0;
      worth -= age[row].equals("under 25") ? 0.4 : 0;
      scores[row] = 1 / (1 + Math.exp(-worth));
    }
    Map<String, String[]> columns = new LinkedHashMap<>();
    columns.put("sex", sex);
    columns.put("age", age);
    return new FairnessAudit(new Predictions.Scored(good, scores), Grouping.of(columns));
  }

  private static NewAudit computed(AuditSpec spec, String source) {
    return new NewAudit(spec, source, "5e".repeat(32), ROWS, "{}", new byte[0]);
  }

  @Override
  public NewAudit ofUpload(
      UUID workspace, AuditSpec spec, Path file, String fileName, DoubleConsumer progress) {
    return computed(spec, fileName);
  }

  @Override
  public NewAudit ofTrial(UUID workspace, AuditSpec spec) {
    return computed(spec, "trial 17, test");
  }

  @Override
  public Audit store(UUID workspace, NewAudit made, Actor by) {
    Audit audit =
        new Audit(
            Ids.next(),
            Objects.requireNonNullElse(made.spec().name(), made.source()),
            made.spec(),
            made.source(),
            made.digest(),
            made.rows(),
            made.result(),
            clock.instant(),
            by.name());
    stored.addFirst(audit);
    return audit;
  }

  @Override
  public Optional<Audit> find(UUID workspace, UUID id) {
    return stored.stream().filter(audit -> audit.id().equals(id)).findFirst();
  }

  @Override
  public Page<Audit> list(UUID workspace, @Nullable String after, int limit) {
    return new Page<>(workspace.equals(World.CREDIT.id()) ? stored : List.of(), null);
  }

  @Override
  public Optional<FairnessAudit> reopen(UUID workspace, UUID id) {
    return find(workspace, id).map(audit -> rows);
  }
}
