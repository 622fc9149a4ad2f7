package io.fairlead.web.rest;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Budgets.EntryFilter;
import io.fairlead.platform.budget.StatementCsv;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What a budget's figures stand on: periods, ledger, use by study and hour. */
@RestController
@Tag(name = "Budgets")
class LedgerController {

  private static final String ENTRIES = BudgetsController.BUDGETS + "/entries";
  private static final int MOST_PERIODS = 100;

  private final Budgets budgets;

  LedgerController(Budgets budgets) {
    this.budgets = budgets;
  }

  @GetMapping(BudgetsController.BUDGETS + "/periods")
  @Needs(Permission.READ)
  @Operation(summary = "The periods and how each stands, newest first, at most 100")
  List<BudgetView.PeriodView> periods(
      @Parameter(hidden = true) Caller caller,
      @Parameter(description = "searches or replays") @RequestParam(defaultValue = "searches")
          String of) {
    return budgets.periods(caller.workspaceId(), BudgetForm.purpose(of), MOST_PERIODS).stream()
        .map(BudgetView.PeriodView::of)
        .toList();
  }

  /** An amount that moved from one account to another. */
  record LedgerEntryView(
      UUID id,
      Instant at,
      UUID period,
      String kind,
      String source,
      String target,
      Map<String, Double> amounts,
      @Nullable UUID study,
      @Nullable String studyName) {

    static LedgerEntryView of(Budgets.LedgerEntry entry) {
      return new LedgerEntryView(
          entry.id(),
          entry.at(),
          entry.period(),
          entry.kind().word(),
          entry.source(),
          entry.target(),
          BudgetView.amounts(entry.amounts()),
          entry.study(),
          entry.studyName());
    }
  }

  @GetMapping(ENTRIES)
  @Needs(Permission.READ)
  @Operation(
      summary = "Entries of the ledger, newest first",
      description = "caps=true gives changes of caps and transfers alone.")
  Paging<LedgerEntryView> entries(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable UUID period,
      @RequestParam(required = false) @Nullable UUID study,
      @RequestParam(defaultValue = "false") boolean caps,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        budgets.entries(
            caller.workspaceId(), new EntryFilter(period, study, caps), after, Paging.limit(limit)),
        LedgerEntryView::of);
  }

  @GetMapping(
      path = ENTRIES + "/export",
      produces = {"text/csv", MediaType.ALL_VALUE})
  @Needs(Permission.READ)
  @Operation(summary = "The entries that pass the filters, newest first, as CSV")
  ResponseEntity<StreamingResponseBody> export(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable UUID period,
      @RequestParam(required = false) @Nullable UUID study,
      @RequestParam(defaultValue = "false") boolean caps) {
    EntryFilter filter = new EntryFilter(period, study, caps);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(StatementCsv.MEDIA_TYPE))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("budget-%s.csv".formatted(caller.workspace().name()))
                .build()
                .toString())
        .body(out -> StatementCsv.write(budgets, caller.workspaceId(), filter, out));
  }

  /** What a study used and has reserved. */
  record UseView(
      UUID study,
      String name,
      String person,
      Map<String, Double> consumed,
      Map<String, Double> reserved) {

    static UseView of(Budgets.StudyUse use) {
      return new UseView(
          use.study(),
          use.name(),
          use.person(),
          BudgetView.amounts(use.consumed()),
          BudgetView.amounts(use.reserved()));
    }
  }

  @GetMapping(BudgetsController.BUDGETS + "/studies")
  @Needs(Permission.READ)
  @Operation(summary = "What each study of a period used and has reserved, and whose it is")
  List<UseView> studies(
      @Parameter(hidden = true) Caller caller,
      @Parameter(description = "The current one where this is left out")
          @RequestParam(required = false)
          @Nullable UUID period) {
    return budgets.uses(caller.workspaceId(), period(caller, period)).stream()
        .map(UseView::of)
        .toList();
  }

  /** What was consumed in an hour. */
  record HourView(Instant hour, Map<String, Double> consumed) {

    static HourView of(Budgets.HourUse use) {
      Amounts consumed = use.consumed();
      return new HourView(use.hour(), BudgetView.amounts(consumed));
    }
  }

  @GetMapping(BudgetsController.BUDGETS + "/hours")
  @Needs(Permission.READ)
  @Operation(summary = "What was used in each hour of a period in which anything was")
  List<HourView> hours(
      @Parameter(hidden = true) Caller caller,
      @Parameter(description = "The current one where this is left out")
          @RequestParam(required = false)
          @Nullable UUID period) {
    return budgets.hours(caller.workspaceId(), period(caller, period)).stream()
        .map(HourView::of)
        .toList();
  }

  private UUID period(Caller caller, @Nullable UUID asked) {
    return asked == null ? budgets.standing(caller.workspaceId()).period().id() : asked;
  }
}
