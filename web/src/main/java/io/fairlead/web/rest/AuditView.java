package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.platform.fairness.Audit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A whole audit as scripts see it. */
record AuditView(
    @JsonUnwrapped AuditHeader header,
    Map<String, String> reference,
    List<GroupView> groups,
    OverallView overall,
    Map<String, FigureView> between,
    List<AuditComparisonView> comparisons,
    List<StatementView> statements)
    implements Once.Identified {

  record FigureView(
      @Nullable Double value, @Nullable Double low, @Nullable Double high, boolean undefined) {}

  record GroupView(Map<String, String> group, boolean small, Map<String, FigureView> measures) {}

  record OverallView(Map<String, FigureView> measures) {}

  record AuditComparisonView(
      String measure,
      Map<String, String> group,
      Map<String, String> reference,
      FigureView difference,
      List<Double> simultaneous,
      boolean moreThanChance) {}

  record StatementView(String kind, String text) {}

  private record Result(
      Map<String, String> reference,
      List<GroupView> groups,
      OverallView overall,
      Map<String, FigureView> between,
      List<AuditComparisonView> comparisons,
      List<StatementView> statements) {}

  static AuditView of(Caller caller, Audit audit) {
    Result result = JsonMapper.shared().readValue(audit.result(), Result.class);
    return new AuditView(
        AuditHeader.of(caller, audit),
        result.reference,
        result.groups,
        result.overall,
        result.between,
        result.comparisons,
        result.statements);
  }

  @Override
  public String path() {
    return header.path();
  }
}
