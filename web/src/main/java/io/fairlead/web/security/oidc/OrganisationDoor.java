package io.fairlead.web.security.oidc;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Federation;
import io.fairlead.web.security.BrowserDoor;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Signing in by the provider's own page: the code flow with PKCE, of which the ID token alone is
 * used; signing out at either end.
 */
final class OrganisationDoor implements BrowserDoor {

  private final Provider provider;
  private final Claims claims;
  private final Federation federation;
  private final Federation.Unknown unknown;
  private final OrganisationWords words;
  private final RestClientAuthorizationCodeTokenResponseClient codes;
  private final RefusedSignIns refused = new RefusedSignIns();

  OrganisationDoor(
      Provider provider,
      Claims claims,
      Federation federation,
      Federation.Unknown unknown,
      OrganisationWords words,
      RestClientAuthorizationCodeTokenResponseClient codes) {
    this.provider = provider;
    this.claims = claims;
    this.federation = federation;
    this.unknown = unknown;
    this.words = words;
    this.codes = codes;
  }

  @Override
  public void open(HttpSecurity http) throws Exception {
    http.addFilterBefore(new SomeoneElse(provider), OAuth2AuthorizationRequestRedirectFilter.class)
        .oauth2Login(
            login ->
                login
                    .loginPage("/login")
                    .clientRegistrationRepository(provider)
                    .authorizedClientRepository(new NoTokensKept())
                    .authorizationEndpoint(start -> start.authorizationRequestResolver(starts()))
                    .tokenEndpoint(end -> end.accessTokenResponseClient(codes))
                    .userInfoEndpoint(user -> user.oidcUserService(this::signIn))
                    .failureHandler(refused)
                    .withObjectPostProcessor(sayingWhyNot()))
        .oidcLogout(
            logout ->
                logout
                    .clientRegistrationRepository(provider)
                    .oidcSessionRegistry(new NoSessionsKept())
                    .backChannel(
                        back -> back.logoutHandler((request, response, word) -> words.end(word))));
  }

  @Override
  public void out(VaadinSecurityConfigurer vaadin) {
    var signedOut = new OidcClientInitiatedLogoutSuccessHandler(provider);
    signedOut.setPostLogoutRedirectUri("{baseUrl}/login");
    signedOut.setRedirectStrategy(new UidlRedirectStrategy());
    vaadin.logoutSuccessHandler(signedOut);
  }

  private OAuth2AuthorizationRequestResolver starts() {
    var starts =
        new DefaultOAuth2AuthorizationRequestResolver(
            id -> id.equals(Provider.ID) ? provider.ask() : null);
    starts.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return starts;
  }

  private OidcUser signIn(OidcUserRequest signedInThere) {
    var token = signedInThere.getIdToken();
    Access access =
        federation
            .signIn(claims.identity(token.getClaims()), unknown)
            .orElseThrow(
                () -> new OAuth2AuthenticationException(new OAuth2Error(RefusedSignIns.NO_ROLE)));
    return new OrganisationUser(access.person(), access.displayName(), token);
  }

  private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> sayingWhyNot() {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(refused);
        return filter;
      }
    };
  }
}
