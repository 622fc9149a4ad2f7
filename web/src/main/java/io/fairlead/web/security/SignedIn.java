package io.fairlead.web.security;

import java.security.Principal;
import java.util.UUID;

/** Someone who signed in with a password that is kept here. */
public record SignedIn(UUID person, String name) implements Principal, SignedInPerson {

  private static final long serialVersionUID = 2;

  @Override
  public String getName() {
    return name;
  }
}
