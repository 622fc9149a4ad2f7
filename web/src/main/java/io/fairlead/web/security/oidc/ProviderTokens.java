package io.fairlead.web.security.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Federation;
import io.fairlead.platform.workspace.ForeignTokens;
import io.fairlead.platform.workspace.IssuerAway;
import io.fairlead.web.security.OidcSettings;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClientException;

/**
 * Access tokens of the identity provider, as service accounts send them: signed by one of its
 * present keys, meant for this platform, neither expired nor of another kind.
 */
final class ProviderTokens implements ForeignTokens {

  /** How long known keys are good while the provider doesn't answer. */
  private static final Duration OUTAGE = Duration.ofHours(1);

  private static final int TIME_LIMIT_MS = 5_000;
  private static final int LARGEST_KEYS_BYTES = 1 << 20;

  private final OidcSettings settings;
  private final Provider provider;
  private final Claims claims;
  private final Federation federation;
  private volatile @Nullable JwtDecoder known;

  ProviderTokens(OidcSettings settings, Provider provider, Claims claims, Federation federation) {
    this.settings = settings;
    this.provider = provider;
    this.claims = claims;
    this.federation = federation;
  }

  @Override
  public Optional<Access> authenticate(String token) {
    Jwt checked;
    try {
      checked = decoder().decode(token);
    } catch (BadJwtException e) {
      federation.turnAway(String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (RuntimeException e) {
      if (hasCause(e, RateLimitReachedException.class)) { // keys were fetched moments ago
        federation.turnAway("signed by an unknown key");
        return Optional.empty();
      }
      throw new IssuerAway(e);
    }
    return federation.bearing(claims.identity(checked.getClaims()), settings.unknownWorkspaces());
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private JwtDecoder decoder() {
    JwtDecoder found = known;
    if (found == null) {
      found = make(String.valueOf(provider.registration().getProviderDetails().getJwkSetUri()));
      known = found;
    }
    return found;
  }

  private JwtDecoder make(String keysAddress) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    Set<JWSAlgorithm> signatures = new HashSet<>(JWSAlgorithm.Family.RSA);
    signatures.addAll(JWSAlgorithm.Family.EC);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(signatures, keys(keysAddress)));
    processor.setJWTClaimsSetVerifier((content, context) -> {}); // below
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(settings.clockSkew()),
            new JwtClaimValidator<Object>("exp", Objects::nonNull),
            new JwtIssuerValidator(settings.issuer().toString()),
            new JwtClaimValidator<Collection<String>>(
                "aud", named -> named != null && named.contains(settings.audience())),
            new JwtClaimValidator<String>("typ", kind -> kind == null || kind.equals("Bearer"))));
    return decoder;
  }

  /** Fetched again when a token names a key that isn't known, though not for every stranger. */
  private static JWKSource<SecurityContext> keys(String address) {
    try {
      return JWKSourceBuilder.create(
              URI.create(address).toURL(),
              new DefaultResourceRetriever(TIME_LIMIT_MS, TIME_LIMIT_MS, LARGEST_KEYS_BYTES))
          .refreshAheadCache(false)
          .outageTolerant(OUTAGE.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new RestClientException("The provider's jwks_uri is no address: " + address, e);
    }
  }
}
