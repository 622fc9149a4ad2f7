package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Waits;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who guessed too much wrong and waits; for admins. */
@RestController
@Tag(name = "People")
class WaitsController {

  private static final String WAITS = Paths.V1 + "/sign-in/waits";

  private final Waits waits;
  private final CurrentAccess access;

  WaitsController(Waits waits, CurrentAccess access) {
    this.waits = waits;
    this.access = access;
  }

  @GetMapping(WAITS)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Accounts and addresses that wait after wrong passwords or tokens")
  Paging<Waits.Held> list() {
    return new Paging<>(waits.held(access.get()), null);
  }

  @DeleteMapping(WAITS + "/{wait}")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Lets them try again at once")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> lift(@PathVariable String wait) {
    waits.lift(Ids.parse(wait).orElseThrow(() -> new NotFound("wait", wait)), access.get());
    return ResponseEntity.noContent().build();
  }
}
