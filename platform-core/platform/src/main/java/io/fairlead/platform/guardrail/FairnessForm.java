package io.fairlead.platform.guardrail;

import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A measure as definitions and scripts write it; what may be left out is null. */
public record FairnessForm(
    @Nullable String measure,
    @Nullable List<JsonNode> sensitive,
    @Nullable Double threshold,
    FairnessMeasure.@Nullable Rows rows,
    @Nullable JsonNode positive,
    @Nullable Double limit) {

  private static final String SCHEMA = "/api/v1/schemas/study.json";

  /** As a measure is written. */
  public static FairnessForm of(FairnessMeasure measure) {
    JsonMapper json = JsonMapper.shared();
    return new FairnessForm(
        measure.word(),
        measure.sensitive().stream()
            .<JsonNode>map(each -> json.valueToTree(SensitiveForm.write(each)))
            .toList(),
        measure.threshold(),
        measure.rows(),
        measure.positive() == null ? null : json.valueToTree(measure.positive()),
        measure.limit());
  }

  /**
   * @throws InvalidInput naming what is missing or wrong
   */
  public FairnessMeasure read() {
    if (measure == null) {
      throw new InvalidInput("fairness.measure", "This field is required.", null, "Add it.");
    }
    return new FairnessMeasure(
        measure,
        SensitiveForm.read(sensitive, SCHEMA),
        threshold == null ? 0.5 : threshold,
        rows == null ? FairnessMeasure.Rows.TEST : rows,
        positive == null || positive.isNull() ? null : positive.asString(),
        limit);
  }
}
