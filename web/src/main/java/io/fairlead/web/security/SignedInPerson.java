package io.fairlead.web.security;

import java.io.Serializable;
import java.util.UUID;

/**
 * Who a session belongs to. What they may do is looked up at each request, so that a role taken
 * away is gone at once.
 */
public interface SignedInPerson extends Serializable {

  UUID person();
}
