package io.fairlead.web.security;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.SignIns.Vouched;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/** Sign-ins for which somebody else vouches. */
public interface VouchedSignIns {

  /** What is to be kept of such a sign-in; empty for one of another kind. */
  Optional<Vouched> word(Authentication signedIn);

  /**
   * The same sign-in in another process.
   *
   * @param word as it was kept
   */
  Optional<Authentication> again(Access access, String word);
}
