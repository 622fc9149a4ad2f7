package io.fairlead.platform.workspace;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells for whom a script asks, by the token that it sends: over REST and Flight alike. */
@Component
public class Bearers {

  private static final int DOTS_OF_A_SIGNED_TOKEN = 2;

  private final AccessTokens own;
  private final ObjectProvider<ForeignTokens> foreign;

  private final Waits waits;

  Bearers(AccessTokens own, ObjectProvider<ForeignTokens> foreign, Waits waits) {
    this.own = own;
    this.foreign = foreign;
    this.waits = waits;
  }

  /**
   * The access that a token gives now; empty when it gives none.
   *
   * @throws IssuerAway when that can't be told at the moment
   * @throws HeldBack when it gives none, and too many came from there; a good one is always good
   */
  public Optional<Access> authenticate(String token, Origin from) {
    ForeignTokens others = foreign.getIfAvailable();
    boolean signed = token.chars().filter(each -> each == '.').count() == DOTS_OF_A_SIGNED_TOKEN;
    Optional<Access> access =
        others != null && signed ? others.authenticate(token) : own.authenticate(token);
    if (access.isEmpty()) {
      waits.wrongToken(from);
    }
    return access;
  }
}
