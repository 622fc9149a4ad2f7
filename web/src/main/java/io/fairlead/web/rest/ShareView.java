package io.fairlead.web.rest;

import io.fairlead.platform.sharing.Share;
import io.fairlead.platform.sharing.Shown;
import io.fairlead.platform.workspace.Workspace;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share, as its workspace sees it.
 *
 * @param with null for all workspaces
 */
record ShareView(
    UUID id,
    @Schema(example = "study") String kind,
    UUID subject,
    String name,
    @Schema(example = "vision") @Nullable String with,
    boolean everyone,
    Instant sharedAt,
    String sharedBy,
    String path)
    implements Once.Identified {

  static ShareView of(Caller caller, Share share) {
    Workspace guest = share.guest();
    return new ShareView(
        share.id(),
        share.kind().word(),
        share.subject(),
        share.name(),
        guest == null ? null : guest.name(),
        guest == null,
        share.sharedAt(),
        share.sharedBy(),
        Paths.workspace(caller.workspace().name()) + "/shares/" + share.id());
  }

  /**
   * What another workspace shows.
   *
   * @param path of the thing itself
   */
  record ToYou(
      @Schema(example = "study") String kind,
      UUID subject,
      String name,
      @Schema(example = "credit") String workspace,
      Instant sharedAt,
      String path) {

    static ToYou of(Shown shown) {
      return new ToYou(
          shown.kind().word(),
          shown.subject(),
          shown.name(),
          shown.owner().name(),
          shown.sharedAt(),
          "%s/%s/%s"
              .formatted(
                  Paths.workspace(shown.owner().name()),
                  shown.kind() == Share.Kind.STUDY ? "studies" : "notebooks",
                  shown.subject()));
    }
  }
}
