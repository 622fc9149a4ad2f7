package io.fairlead.web.ui.token;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AccessTokens.Token;
import io.fairlead.platform.workspace.OwnTokens;
import io.fairlead.platform.workspace.TokenEnds;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.InstallationHomeSource;
import io.fairlead.web.ui.page.TokenLife;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tokens of this person that end soon, or ended lately. */
@Component
final class TokenNews implements InstallationHomeSource {

  private final OwnTokens tokens;
  private final Clock clock;

  TokenNews(OwnTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public List<HomeItem> items(Access access) {
    Instant now = clock.instant();
    return tokens.list(access).stream()
        .filter(token -> token.lastUsedAt() != null) // nobody misses what nothing uses
        .filter(token -> TokenEnds.nears(token.expiresAt(), token.revokedAt(), now))
        .map(token -> item(token, now))
        .toList();
  }

  private static HomeItem item(Token token, Instant now) {
    Instant end = Objects.requireNonNull(token.expiresAt());
    return new HomeItem(
        Matter.ASKS,
        "Your token %s %s %s"
            .formatted(token.name(), end.isAfter(now) ? "ends" : "ended", TokenLife.days(end, now)),
        "tokens",
        end.isAfter(now)
            ? "Scripts that use it are refused from then on: rotate it."
            : "Scripts that use it are refused: make a new one, or revoke it.",
        end);
  }
}
