package io.fairlead.web.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who a session belongs to. What they may do is looked up at each request, so that a role taken
 * away is gone at once.
 */
public record SignedIn(UUID person, String name) implements Principal, Serializable {

  private static final long serialVersionUID = 1;

  @Override
  public String getName() {
    return name;
  }
}
