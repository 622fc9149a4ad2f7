package io.fairlead.web.security.oidc;

import io.fairlead.web.security.SignedInPerson;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Someone whom the identity provider signed in: its word for it, and who they are here. */
final class OrganisationUser extends DefaultOidcUser implements SignedInPerson {

  private static final long serialVersionUID = 2;
  private static final Collection<? extends GrantedAuthority> PERSON =
      List.of(new SimpleGrantedAuthority("ROLE_PERSON"));

  private final UUID person;
  private final String name;

  OrganisationUser(UUID person, String name, OidcIdToken token) {
    super(PERSON, token);
    this.person = person;
    this.name = name;
  }

  @Override
  public UUID person() {
    return person;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrganisationUser user
        && user.person.equals(person)
        && super.equals(other);
  }

  @Override
  public int hashCode() {
    return person.hashCode();
  }
}
