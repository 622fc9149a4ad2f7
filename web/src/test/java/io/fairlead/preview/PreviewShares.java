package io.fairlead.preview;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.sharing.Share;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.sharing.Shown;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The preview shows nothing to anyone. */
@Component
final class PreviewShares implements Shares {

  @Override
  public Share share(
      UUID workspace, Share.Kind kind, String subject, @Nullable String guest, Actor by) {
    throw new NotFound("workspace", String.valueOf(guest));
  }

  @Override
  public void revoke(UUID workspace, UUID share, Actor by) {
    throw new NotFound("share", share.toString());
  }

  @Override
  public List<Share> of(UUID workspace) {
    return List.of();
  }

  @Override
  public Optional<Share> find(UUID workspace, UUID share) {
    return Optional.empty();
  }

  @Override
  public Optional<Workspace> visit(Workspace owner, Access access) {
    return Optional.empty();
  }

  @Override
  public List<Shown> shownTo(Access access) {
    return List.of();
  }

  @Override
  public void looked(Workspace visit, Access access, String path) {}
}
