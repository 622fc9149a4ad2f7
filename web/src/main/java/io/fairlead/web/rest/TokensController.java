package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.OwnTokens;
import io.fairlead.platform.workspace.Rotation;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The asking person's own access tokens. */
@RestController
@Tag(name = "Access tokens")
class TokensController {

  private static final String TOKENS = Paths.V1 + "/tokens";
  private static final String TOKEN = TOKENS + "/{token}";
  private static final String KEY = "Idempotency-Key";

  private final OwnTokens tokens;
  private final Workspaces workspaces;
  private final CurrentAccess access;
  private final OnceForAdmins once;

  TokensController(
      OwnTokens tokens, Workspaces workspaces, CurrentAccess access, OnceForAdmins once) {
    this.tokens = tokens;
    this.workspaces = workspaces;
    this.access = access;
    this.once = once;
  }

  /** What a new token is to be. */
  record NewToken(
      @Schema(example = "nightly") @Nullable String name,
      @Schema(description = "Whether it changes nothing; false where missing")
          @Nullable Boolean readOnly,
      @Schema(description = "Names of workspaces; all of yours where missing")
          @Nullable List<String> workspaces,
      @Schema(description = "How long it is good, 1 to 366; null for no end", example = "90")
          @Nullable Integer days) {}

  /** A token as its person's scripts see it. */
  record TokenView(
      UUID id,
      @Schema(example = "nightly") String name,
      boolean readOnly,
      @Schema(description = "Ids of workspaces; null for all of yours")
          @Nullable Set<UUID> workspaces,
      Instant createdAt,
      @Schema(description = "Null for no end") @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant rotatedAt,
      @Schema(description = "Until when the secret before the last rotation goes on")
          @Nullable Instant previousUntil,
      @Nullable Instant revokedAt,
      @Schema(description = "In the answer that made it alone; shown once", example = "flt_…")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String token,
      String path)
      implements Once.Identified {

    static TokenView of(AccessTokens.Token token, @Nullable String secret) {
      return new TokenView(
          token.id(),
          token.name(),
          token.readOnly(),
          token.workspaces(),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt(),
          token.rotatedAt(),
          token.previousUntil(),
          token.revokedAt(),
          secret,
          TOKENS + "/" + token.id());
    }
  }

  @GetMapping(TOKENS)
  @OpenTo(OpenTo.Whom.SIGNED_IN)
  @Operation(summary = "Your access tokens, revoked and expired ones included")
  Paging<TokenView> list() {
    return new Paging<>(
        tokens.list(access.get()).stream().map(token -> TokenView.of(token, null)).toList(), null);
  }

  @GetMapping(TOKEN)
  @OpenTo(OpenTo.Whom.SIGNED_IN)
  @Operation(summary = "One of your access tokens, by id")
  TokenView one(@PathVariable String token) {
    return tokens
        .find(id(token), access.get())
        .map(found -> TokenView.of(found, null))
        .orElseThrow(() -> missing(token));
  }

  @PostMapping(path = TOKENS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @OpenTo(OpenTo.Whom.SIGNED_IN)
  @Operation(
      summary = "Makes an access token of yours; it is in this answer alone",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewToken.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TokenView.class)))
  ResponseEntity<byte[]> issue(
      @RequestHeader(name = KEY, required = false) @Nullable String key, HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Access asking = access.get();
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () -> {
          NewToken form = JsonBody.read(body, NewToken.class);
          AccessTokens.Issued issued =
              tokens.issue(
                  new AccessTokens.Wanted(
                      JsonBody.required("name", form.name()),
                      Boolean.TRUE.equals(form.readOnly()),
                      TokenForms.scope(
                          form.workspaces(),
                          name -> workspaces.find(name).filter(each -> mine(each, asking))),
                      TokenForms.validFor(form.days())),
                  asking);
          return TokenView.of(issued.token(), issued.secret());
        });
  }

  private static boolean mine(Workspace workspace, Access asking) {
    return !asking.rolesIn(workspace.id()).isEmpty();
  }

  @PostMapping(path = TOKEN + "/rotate", consumes = MediaType.APPLICATION_JSON_VALUE)
  @OpenTo(OpenTo.Whom.SIGNED_IN)
  @Operation(
      summary = "Gives a token of yours another secret, in this answer alone; its end stays",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TokenForms.Overlap.class))))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TokenView.class)))
  ResponseEntity<byte[]> rotate(
      @PathVariable String token,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Access asking = access.get();
    UUID id = id(token);
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () -> {
          Rotation rotation = JsonBody.read(body, TokenForms.Overlap.class).rotation();
          AccessTokens.Issued issued = tokens.rotate(id, rotation, asking);
          return TokenView.of(issued.token(), issued.secret());
        });
  }

  @DeleteMapping(TOKEN)
  @OpenTo(OpenTo.Whom.SIGNED_IN)
  @Operation(summary = "Refuses a token of yours from now on")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> revoke(@PathVariable String token) {
    tokens.revoke(id(token), access.get());
    return ResponseEntity.noContent().build();
  }

  private static UUID id(String token) {
    return Ids.parse(token).orElseThrow(() -> missing(token));
  }

  private static NotFound missing(String token) {
    return new NotFound("token", token);
  }
}
