package io.fairlead.web.security.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.client.RestClientException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Leads whoever the provider signs in with an account that is no use here to its sign-out, and from
 * there back: else it would choose the same account each time without asking.
 */
final class SomeoneElse extends OncePerRequestFilter {

  private static final String PATH = "/logout/" + Provider.ID;

  private final Provider provider;

  SomeoneElse(Provider provider) {
    this.provider = provider;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals(request.getContextPath() + PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String door =
        ServletUriComponentsBuilder.fromContextPath(request).path("/login").build().toUriString();
    String there = signOut(door);
    response.sendRedirect(there == null ? door : there);
  }

  private @Nullable String signOut(String door) {
    ClientRegistration asked;
    try {
      asked = provider.registration();
    } catch (RestClientException | IllegalStateException away) {
      return null; // the door says so at the next try
    }
    Object end = asked.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
    return end == null
        ? null
        : UriComponentsBuilder.fromUriString(end.toString())
            .queryParam("client_id", "{client}")
            .queryParam("post_logout_redirect_uri", "{door}")
            .encode()
            .buildAndExpand(asked.getClientId(), door)
            .toUriString();
  }
}
