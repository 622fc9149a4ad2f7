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

  Bearers(AccessTokens own, ObjectProvider<ForeignTokens> foreign) {
    this.own = own;
    this.foreign = foreign;
  }

  /**
   * The access that a token gives now; empty when it gives none.
   *
   * @throws IssuerAway when that can't be told at the moment
   */
  public Optional<Access> authenticate(String token) {
    ForeignTokens others = foreign.getIfAvailable();
    boolean signed = token.chars().filter(each -> each == '.').count() == DOTS_OF_A_SIGNED_TOKEN;
    return others != null && signed ? others.authenticate(token) : own.authenticate(token);
  }
}
