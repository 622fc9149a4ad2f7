package io.fairlead.web.security.oidc;

import com.nimbusds.jwt.JWTParser;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.SignIns;
import io.fairlead.platform.workspace.SignIns.Vouched;
import io.fairlead.web.security.VouchedSignIns;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/**
 * Sign-ins by the identity provider: its ID token is its word, kept to sign out there, too; and
 * what it takes back ends on every platform.
 */
final class OrganisationWords implements VouchedSignIns {

  private static final MappedJwtClaimSetConverter CLAIMS =
      MappedJwtClaimSetConverter.withDefaults(Map.of());

  private final SignIns signIns;

  OrganisationWords(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public Optional<Vouched> word(Authentication signedIn) {
    if (!(signedIn.getPrincipal() instanceof OrganisationUser user)) {
      return Optional.empty();
    }
    OidcIdToken token = user.getIdToken();
    return Optional.of(
        new Vouched(
            String.valueOf(token.getIssuer()),
            String.valueOf(token.getSubject()),
            token.getClaimAsString("sid"),
            token.getTokenValue()));
  }

  @Override
  public Optional<Authentication> again(Access access, String word) {
    try {
      Map<String, Object> claims =
          CLAIMS.convert(JWTParser.parse(word).getJWTClaimsSet().getClaims());
      OidcIdToken token =
          OidcIdToken.withTokenValue(word).claims(all -> all.putAll(claims)).build();
      OrganisationUser user = new OrganisationUser(access.person(), access.displayName(), token);
      return Optional.of(new OAuth2AuthenticationToken(user, user.getAuthorities(), Provider.ID));
    } catch (ParseException e) {
      throw new IllegalStateException("It was read when they signed in.", e);
    }
  }

  /**
   * Ends what the provider's word is about.
   *
   * @param word one whose signature was checked
   */
  void end(@Nullable Authentication word) {
    if (word != null && word.getPrincipal() instanceof OidcLogoutToken token) {
      signIns.takenBack(
          String.valueOf(token.getIssuer()), token.getSubject(), token.getSessionId());
    }
  }
}
