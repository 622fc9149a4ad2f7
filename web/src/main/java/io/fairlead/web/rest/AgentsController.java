package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.scheduling.Agents;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agents that registered, and the tokens with which they may; for admins. */
@RestController
@Tag(name = "Agents")
class AgentsController {

  private static final String TOKEN = Paths.AGENT_TOKENS + "/{token}";

  private final Agents agents;
  private final AgentTokens tokens;
  private final Workspaces workspaces;
  private final CurrentAccess access;
  private final OnceForAdmins once;

  AgentsController(
      Agents agents,
      AgentTokens tokens,
      Workspaces workspaces,
      CurrentAccess access,
      OnceForAdmins once) {
    this.agents = agents;
    this.tokens = tokens;
    this.workspaces = workspaces;
    this.access = access;
    this.once = once;
  }

  /** Which agent the token is for. */
  record TokenForm(
      @Schema(example = "cluster-a") @Nullable String name,
      @Schema(description = "Names of workspaces whose trials it may run; all where missing")
          @Nullable List<String> workspaces,
      @Schema(description = "How long it is good, 1 to 366; null for no end", example = "365")
          @Nullable Integer days) {}

  /** A token as scripts see it. */
  record AgentTokenView(
      UUID id,
      @Schema(example = "cluster-a") String name,
      @Schema(description = "Ids of workspaces; null for all there are")
          @Nullable Set<UUID> workspaces,
      Instant createdAt,
      @Schema(description = "Null for no end") @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant rotatedAt,
      @Schema(description = "Until when the secret before the last rotation goes on")
          @Nullable Instant previousUntil,
      @Nullable Instant revokedAt,
      @Schema(description = "In the answer that made it alone; shown once", example = "fla_…")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String token,
      String path)
      implements Once.Identified {

    static AgentTokenView of(AgentTokens.Token token, @Nullable String secret) {
      return new AgentTokenView(
          token.id(),
          token.name(),
          token.workspaces(),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt(),
          token.rotatedAt(),
          token.previousUntil(),
          token.revokedAt(),
          secret,
          Paths.AGENT_TOKENS + "/" + token.id());
    }
  }

  @GetMapping(Paths.V1 + "/agents")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "The agents that ever registered, with what they run now, by name")
  Paging<AgentView> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(agents.list(after, Paging.limit(limit), access.get()), AgentView::of);
  }

  /** What an hour of an agent's resources costs; what is left out costs nothing. */
  record PricesForm(
      @Schema(example = "0.05") @Nullable BigDecimal cpuHour,
      @Schema(example = "1.20") @Nullable BigDecimal gpuHour,
      @Schema(example = "0.004", description = "Of a GiB of memory that a trial asks for")
          @Nullable BigDecimal gibHour) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    Prices prices() {
      return new Prices(
          millionths("cpuHour", cpuHour),
          millionths("gpuHour", gpuHour),
          millionths("gibHour", gibHour));
    }

    private static long millionths(String field, @Nullable BigDecimal price) {
      if (price == null) {
        return 0;
      }
      if (price.signum() < 0 || price.compareTo(MOST) > 0) {
        throw new InvalidInput(
            field,
            "A price is from 0 to %s an hour.".formatted(MOST.toPlainString()),
            price.toString(),
            "Choose one in between.");
      }
      return BudgetResource.COST.units(price);
    }
  }

  @PutMapping(
      path = Paths.V1 + "/agents/{agent}/prices",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(
      summary = "Sets what an hour of the agent's resources costs, for trials leased from now on",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = PricesForm.class))))
  AgentView setPrices(@PathVariable String agent, HttpServletRequest request) throws IOException {
    UUID id = Ids.parse(agent).orElseThrow(() -> new NotFound("agent", agent));
    Prices prices = JsonBody.read(Body.read(request), PricesForm.class).prices();
    return AgentView.of(agents.setPrices(id, prices, access.get()));
  }

  @GetMapping(Paths.AGENT_TOKENS)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "The tokens of agents, newest first, revoked ones included")
  Paging<AgentTokenView> listTokens(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        tokens.list(after, Paging.limit(limit), access.get()),
        token -> AgentTokenView.of(token, null));
  }

  @GetMapping(TOKEN)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "One token of an agent, by id")
  AgentTokenView oneToken(@PathVariable String token) {
    return Ids.parse(token)
        .flatMap(id -> tokens.find(id, access.get()))
        .map(found -> AgentTokenView.of(found, null))
        .orElseThrow(() -> missing(token));
  }

  @PostMapping(path = Paths.AGENT_TOKENS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(
      summary = "Makes a token for ./fairlead agent; it is in this answer alone",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TokenForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AgentTokenView.class)))
  ResponseEntity<byte[]> issue(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Access asking = access.get();
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () -> {
          TokenForm form = JsonBody.read(body, TokenForm.class);
          AgentTokens.Issued issued =
              tokens.issue(
                  new AgentTokens.Wanted(
                      JsonBody.required("name", form.name()),
                      TokenForms.scope(form.workspaces(), workspaces::find),
                      TokenForms.validFor(form.days())),
                  asking);
          return AgentTokenView.of(issued.token(), issued.secret());
        });
  }

  @PostMapping(path = TOKEN + "/rotate", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(
      summary = "Gives an agent's token another secret, in this answer alone; its end stays",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TokenForms.Overlap.class))))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AgentTokenView.class)))
  ResponseEntity<byte[]> rotate(
      @PathVariable String token,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Access asking = access.get();
    UUID id = Ids.parse(token).orElseThrow(() -> missing(token));
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () -> {
          AgentTokens.Issued issued =
              tokens.rotate(id, JsonBody.read(body, TokenForms.Overlap.class).rotation(), asking);
          return AgentTokenView.of(issued.token(), issued.secret());
        });
  }

  @DeleteMapping(TOKEN)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Refuses the token from now on")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> revoke(@PathVariable String token) {
    tokens.revoke(Ids.parse(token).orElseThrow(() -> missing(token)), access.get());
    return ResponseEntity.noContent().build();
  }

  private static NotFound missing(String token) {
    return new NotFound("agent's token", token);
  }
}
