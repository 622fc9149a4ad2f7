package io.fairlead.web.security.oidc;

import io.fairlead.web.security.OidcSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.web.client.RestClient;

/**
 * What the identity provider says of itself, asked for when it is first needed: a provider that is
 * away keeps nothing from starting, and is asked again at the next try.
 */
final class Provider implements ClientRegistrationRepository {

  /** In addresses: {@code /oauth2/authorization/organisation}. */
  static final String ID = "organisation";

  private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
      new ParameterizedTypeReference<>() {};

  private final OidcSettings settings;
  private final RestClient rest;
  private volatile @Nullable ClientRegistration known;

  /**
   * @param rest with time limits
   */
  Provider(OidcSettings settings, RestClient rest) {
    this.settings = settings;
    this.rest = rest;
  }

  /** What it said last, or says now. */
  ClientRegistration registration() {
    ClientRegistration found = known;
    return found == null ? ask() : found;
  }

  /**
   * Asks again, so that nobody is sent to a provider that is away.
   *
   * @throws org.springframework.web.client.RestClientException when it doesn't answer
   */
  ClientRegistration ask() {
    String issuer = settings.issuer().toString();
    Map<String, Object> metadata =
        rest.get().uri(issuer + "/.well-known/openid-configuration").retrieve().body(METADATA);
    if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
      throw new IllegalStateException(
          "%s calls itself %s: fairlead.sign-in.oidc.issuer must be what it calls itself."
              .formatted(issuer, metadata == null ? "nothing" : metadata.get("issuer")));
    }
    ClientRegistration found =
        ClientRegistrations.fromOidcConfiguration(metadata)
            .registrationId(ID)
            .clientName(settings.name())
            .clientId(settings.clientId())
            .clientSecret(settings.secret())
            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
            .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
            .build();
    known = found;
    return found;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? registration() : null;
  }
}
