package io.fairlead.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param passwords whether names and passwords that are kept here are good for it
 * @param oidc the organisation's identity provider; null for none
 */
@ConfigurationProperties("fairlead.sign-in")
public record SignInSettings(@DefaultValue("true") boolean passwords, @Nullable OidcSettings oidc) {

  public SignInSettings {
    if (!passwords && oidc == null) {
      throw new IllegalArgumentException(
          "fairlead.sign-in.passwords is false and there is no fairlead.sign-in.oidc.issuer:"
              + " nobody could sign in. Set one of them.");
    }
  }
}
