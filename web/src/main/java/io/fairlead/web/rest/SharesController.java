package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.fairlead.web.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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

/** What a workspace shows to others, and what others show. */
@RestController
@Tag(name = "Sharing")
class SharesController {

  private static final String SHARES = Paths.WORKSPACE + "/shares";
  private static final String ONE = SHARES + "/{share}";

  private final Shares shares;
  private final CurrentAccess access;
  private final Once once;

  SharesController(Shares shares, CurrentAccess access, Once once) {
    this.shares = shares;
    this.access = access;
    this.once = once;
  }

  @GetMapping(SHARES)
  @Needs(Permission.READ)
  @Operation(summary = "What the workspace shows to others, newest first")
  Paging<ShareView> list(@Parameter(hidden = true) Caller caller) {
    return new Paging<>(
        shares.of(caller.workspaceId()).stream().map(each -> ShareView.of(caller, each)).toList(),
        null);
  }

  @GetMapping(ONE)
  @Needs(Permission.READ)
  @Operation(summary = "One share")
  ShareView one(@Parameter(hidden = true) Caller caller, @PathVariable String share) {
    return shares
        .find(caller.workspaceId(), id(share))
        .map(found -> ShareView.of(caller, found))
        .orElseThrow(() -> new NotFound("share", share));
  }

  @PostMapping(path = SHARES, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.SHARE)
  @Operation(
      summary = "Shows a study or a notebook to another workspace or to all, to look at",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ShareForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ShareView.class)))
  ResponseEntity<byte[]> share(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    ShareForm wanted = JsonBody.read(body, ShareForm.class);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () ->
            ShareView.of(
                caller,
                shares.share(
                    caller.workspaceId(),
                    wanted.wantedKind(),
                    wanted.wantedSubject(),
                    wanted.guest(),
                    caller.actor())));
  }

  @DeleteMapping(ONE)
  @Needs(Permission.SHARE)
  @Operation(summary = "Ends a share at once")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> revoke(@Parameter(hidden = true) Caller caller, @PathVariable String share) {
    shares.revoke(caller.workspaceId(), id(share), caller.actor());
    return ResponseEntity.noContent().build();
  }

  private static UUID id(String share) {
    return Ids.parse(share).orElseThrow(() -> new NotFound("share", share));
  }

  @GetMapping(Paths.V1 + "/shares")
  @OpenTo(OpenTo.Whom.SIGNED_IN)
  @Operation(summary = "What other workspaces show to yours, newest first")
  Paging<ShareView.ToYou> toYou() {
    List<ShareView.ToYou> all =
        shares.shownTo(access.get()).stream().map(ShareView.ToYou::of).toList();
    return new Paging<>(all, null);
  }
}
