package io.fairlead.web.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.fairlead.platform.workspace.Bearers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** Three doors: scripts with tokens, machines that watch, and people with browsers. */
@Configuration
class SecurityConfiguration {

  private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

  // What may be kept sets another. Spring Security's own writer adds Pragma: no-cache, which makes
  // browsers ask again for every script, whatever its Cache-Control says.
  private static final StaticHeadersWriter NOT_KEPT =
      new StaticHeadersWriter("Cache-Control", "no-store");

  /**
   * The way back from a provider's page starts at another site: with a stricter cookie it would
   * arrive without its session. Forms carry a token against forgery all the same. A property of
   * Spring Boot's would go before this.
   */
  @Bean
  CookieSameSiteSupplier session(SignInSettings settings) {
    return settings.oidc() == null
        ? CookieSameSiteSupplier.ofStrict()
        : CookieSameSiteSupplier.ofLax();
  }

  @Bean
  @Order(1)
  SecurityFilterChain scripts(HttpSecurity http, Bearers tokens, Refusals refusals)
      throws Exception {
    return byToken(http, tokens, refusals)
        .securityMatcher("/api/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/api/v1/schemas/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain watchers(HttpSecurity http, Bearers tokens, Refusals refusals)
      throws Exception {
    return byToken(http, tokens, refusals)
        .securityMatcher("/actuator", "/actuator/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(EndpointRequest.to("health"))
                    .permitAll()
                    .requestMatchers(EndpointRequest.to("prometheus"))
                    .access(new FromThisMachine())
                    .anyRequest()
                    .denyAll())
        .build();
  }

  /** No session and no cookie: whoever asks is known by a token alone. */
  private static HttpSecurity byToken(HttpSecurity http, Bearers tokens, Refusals refusals)
      throws Exception {
    return http.addFilterBefore(
            new BearerTokens(tokens, refusals), AnonymousAuthenticationFilter.class)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(
            headers ->
                headers.contentSecurityPolicy(policy -> policy.policyDirectives(DATA_POLICY)));
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http, KeptSignIns kept, Refusals refusals, ObjectProvider<BrowserDoor> others)
      throws Exception {
    for (BrowserDoor other : others) {
      other.open(http);
    }
    // PasswordSignIn is found as a bean: named here, too, it would be asked twice
    return http.addFilterAfter(new PageBodies(), HeaderWriterFilter.class)
        .addFilterAfter(new SignInFilter(kept), SecurityContextHolderFilter.class)
        .sessionManagement(
            sessions ->
                sessions
                    .addSessionAuthenticationStrategy(kept)
                    .addSessionAuthenticationStrategy(new Devices()))
        .logout(logout -> logout.addLogoutHandler(kept))
        .formLogin(
            form ->
                form.loginPage("/login") // also here, or Spring Security makes a page of its own
                    .authenticationDetailsSource(Devices::origin)
                    .failureHandler(new WrongPasswords(refusals)))
        .authorizeHttpRequests(
            requests -> requests.requestMatchers("/fairlead/**", "/_static/**").permitAll())
        .with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin -> {
              vaadin.loginView("/login");
              others.forEach(other -> other.out(vaadin));
            })
        .headers(
            headers ->
                headers
                    .withObjectPostProcessor(beforeThePage())
                    .cacheControl(cache -> cache.disable())
                    .addHeaderWriter(NOT_KEPT)
                    .addHeaderWriter(new PagesPolicy())
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        permissions ->
                            permissions.policy("camera=(), microphone=(), geolocation=()")))
        .build();
  }

  /** Vaadin commits its answers past Spring Security, which would add its headers too late. */
  private static ObjectPostProcessor<HeaderWriterFilter> beforeThePage() {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends HeaderWriterFilter> O postProcess(O filter) {
        filter.setShouldWriteHeadersEagerly(true);
        return filter;
      }
    };
  }
}
