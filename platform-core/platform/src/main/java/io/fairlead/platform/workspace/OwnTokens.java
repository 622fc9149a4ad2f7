package io.fairlead.platform.workspace;

import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.AccessTokens.Issued;
import io.fairlead.platform.workspace.AccessTokens.Token;
import io.fairlead.platform.workspace.AccessTokens.Wanted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What people do about their own tokens. A script may, too, but gets no further than it is: a
 * limited token makes none, and none outlives the one that made it.
 */
@Component
public class OwnTokens {

  private final AccessTokens tokens;
  private final Clock clock;

  public OwnTokens(AccessTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Revoked and expired ones included. */
  public List<Token> list(Access by) {
    return tokens.of(by.person());
  }

  public Optional<Token> find(UUID token, Access by) {
    return tokens.find(by.person(), token);
  }

  /** Makes one. */
  public Issued issue(Wanted wanted, Access by) {
    Optional<Token> asking = asking(by);
    Instant last = asking.map(Token::expiresAt).orElse(null);
    Instant end = TokenEnds.end(clock.instant(), wanted.validFor());
    if (last != null && (end == null || end.isAfter(last))) {
      throw new InvalidInput(
          "days",
          "A token that a token makes ends no later than that one, at %s.".formatted(last),
          end == null ? "no end" : end.toString(),
          "Choose fewer days, or make it on the page Access tokens.");
    }
    return tokens.issue(by.person(), wanted, by.actor());
  }

  /** Gives one another secret; a script can't move its end. */
  public Issued rotate(UUID token, Rotation rotation, Access by) {
    if (asking(by).isPresent() && !(rotation.end() instanceof Rotation.End.Kept)) {
      throw new InvalidInput(
          "days",
          "A script renews a token's secret, not its end.",
          null,
          "Leave it out, or renew the token on the page Access tokens.");
    }
    return tokens.rotate(own(token, by).id(), rotation, by.actor());
  }

  /** Refuses it from now on; a second time changes nothing. */
  public void revoke(UUID token, Access by) {
    Token found = own(token, by);
    if (!found.id().equals(by.actor().id())) { // a token may always end itself
      asking(by);
    }
    tokens.revoke(found.id(), by.actor());
  }

  private Token own(UUID token, Access by) {
    return find(token, by).orElseThrow(() -> new NotFound("token", token.toString()));
  }

  /** The token that asks, one that may make others; empty for a person at a browser. */
  private Optional<Token> asking(Access by) {
    if (by.actor().kind() != Actor.Kind.TOKEN) {
      return Optional.empty();
    }
    Token asking =
        tokens
            .find(by.person(), by.actor().id())
            .orElseThrow(
                () ->
                    new Conflict(
                        "A token of your organisation's sign-in makes and changes none of this"
                            + " platform: do it on the page Access tokens."));
    if (asking.isLimited()) {
      throw new Conflict(
          "This token is limited, so it makes and changes no others: use one that may do all you"
              + " may, or the page Access tokens.");
    }
    return Optional.of(asking);
  }
}
