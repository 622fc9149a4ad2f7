package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Estimates;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The budget of a workspace: how it stands, what is set, what moves, what a study would take. */
@RestController
@Tag(name = "Budgets")
class BudgetsController {

  static final String BUDGETS = Paths.WORKSPACE + "/budgets";

  private final Budgets budgets;
  private final Estimates estimates;
  private final Workspaces workspaces;
  private final Once once;

  BudgetsController(Budgets budgets, Estimates estimates, Workspaces workspaces, Once once) {
    this.budgets = budgets;
    this.estimates = estimates;
    this.workspaces = workspaces;
    this.once = once;
  }

  @GetMapping(BUDGETS)
  @Needs(Permission.READ)
  @Operation(summary = "How the budget stands: plan, current period, forecast")
  BudgetView standing(
      @Parameter(hidden = true) Caller caller,
      @Parameter(description = "searches or replays") @RequestParam(defaultValue = "searches")
          String of) {
    return BudgetView.of(caller, budgets.standing(caller.workspaceId(), BudgetForm.purpose(of)));
  }

  @PutMapping(path = BUDGETS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.MANAGE_BUDGETS)
  @Operation(
      summary = "Sets the caps of each period, and how time is cut into periods",
      description =
          "Caps that are left out are not limited, but replays have at least one; without a"
              + " calendar it stays as it is. Another"
              + " calendar begins a period now, in which nothing is used yet.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = BudgetForm.class))))
  BudgetView set(
      @Parameter(hidden = true) Caller caller,
      @Parameter(description = "searches or replays") @RequestParam(defaultValue = "searches")
          String of,
      HttpServletRequest request)
      throws IOException {
    Purpose purpose = BudgetForm.purpose(of);
    BudgetForm form = JsonBody.read(Body.read(request), BudgetForm.class);
    return BudgetView.of(
        caller,
        budgets.set(
            caller.workspaceId(),
            purpose,
            form.calendarOr(budgets.standing(caller.workspaceId(), purpose).plan().calendar()),
            form.requiredCaps(),
            form.requiredReason(),
            caller.actor()));
  }

  @GetMapping(BUDGETS + "/history")
  @Needs(Permission.READ)
  @Operation(summary = "What was set, by whom and why, newest first")
  Paging<BudgetView.PlanView> history(
      @Parameter(hidden = true) Caller caller,
      @Parameter(description = "searches or replays") @RequestParam(defaultValue = "searches")
          String of,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        budgets.history(caller.workspaceId(), BudgetForm.purpose(of), after, Paging.limit(limit)),
        BudgetView.PlanView::of);
  }

  /** What moves where. */
  record TransferForm(
      @Schema(example = "vision", description = "A workspace whose budget you manage too")
          @Nullable String to,
      @Schema(example = "cpuHours") @Nullable String resource,
      @Schema(example = "25") @Nullable BigDecimal amount,
      @Schema(example = "Their deadline is next week") @Nullable String reason) {}

  @PostMapping(path = BUDGETS + "/transfers", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.MANAGE_BUDGETS)
  @Operation(
      summary = "Moves some of the current period's budget to another workspace",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TransferForm.class))))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BudgetView.class)))
  ResponseEntity<byte[]> transfer(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    TransferForm form = JsonBody.read(body, TransferForm.class);
    BudgetResource resource = BudgetForm.resource(required("resource", form.resource()));
    long amount = BudgetForm.units("amount", resource, required("amount", form.amount()));
    String reason = required("reason", form.reason());
    Workspace to = receiver(caller, required("to", form.to()));
    budgets.requireCap(to, resource, caller.access());
    ResponseEntity<byte[]> answer =
        once.answer(
            new Once.Request(caller, key, request.getRequestURI(), body),
            HttpStatus.OK,
            () -> {
              budgets.send(caller.workspace(), to, resource, amount, reason, caller.access());
              return BudgetView.of(caller, budgets.standing(caller.workspaceId()));
            });
    budgets.arrive();
    return answer;
  }

  private Workspace receiver(Caller caller, String named) {
    return workspaces
        .find(named)
        .filter(found -> !caller.access().rolesIn(found.id()).isEmpty())
        .orElseThrow(() -> new NotFound("workspace", named));
  }

  @PostMapping(path = BUDGETS + "/estimate", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.RUN_STUDIES)
  @Operation(
      summary = "What a study would take, from earlier trials of its trainer; starts nothing",
      description = "The body is a study's definition. Without earlier trials all is null.")
  EstimateView estimate(@Parameter(hidden = true) Caller caller, HttpServletRequest request)
      throws IOException {
    return EstimateView.of(
        estimates.estimate(caller.workspaceId(), StudyJson.read(Body.read(request))));
  }
}
