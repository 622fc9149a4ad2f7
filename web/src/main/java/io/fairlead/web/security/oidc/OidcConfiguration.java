package io.fairlead.web.security.oidc;

import io.fairlead.platform.workspace.Federation;
import io.fairlead.platform.workspace.SignIns;
import io.fairlead.web.security.OidcSettings;
import io.fairlead.web.security.SignInSettings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Puts the identity provider's parts together, and only where the settings name one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fairlead.sign-in.oidc.issuer")
class OidcConfiguration {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  @Bean
  OidcSettings oidcSettings(SignInSettings settings) {
    return Objects.requireNonNull(settings.oidc());
  }

  @Bean
  Provider identityProvider(OidcSettings settings) {
    return new Provider(settings, RestClient.builder().requestFactory(limited()).build());
  }

  @Bean
  Claims identityClaims(OidcSettings settings) {
    return new Claims(settings);
  }

  @Bean
  ProviderTokens providerTokens(
      OidcSettings settings, Provider provider, Claims claims, Federation federation) {
    return new ProviderTokens(settings, provider, claims, federation);
  }

  @Bean
  OrganisationWords organisationWords(SignIns signIns) {
    return new OrganisationWords(signIns);
  }

  @Bean
  OrganisationDoor organisationDoor(
      OidcSettings settings,
      Provider provider,
      Claims claims,
      Federation federation,
      OrganisationWords words) {
    var codes = new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        RestClient.builder()
            .requestFactory(limited())
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return new OrganisationDoor(
        provider, claims, federation, settings.unknownWorkspaces(), words, codes);
  }

  /** A provider that hangs must not hang everyone's sign-in. */
  private static JdkClientHttpRequestFactory limited() {
    var factory =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(TIME_LIMIT).build());
    factory.setReadTimeout(TIME_LIMIT);
    return factory;
  }
}
