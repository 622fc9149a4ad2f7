package io.fairlead.web.security;

import io.fairlead.platform.workspace.HeldBack;
import org.springframework.security.authentication.AccountStatusException;

/** Too much was guessed wrong for a password to be looked at now. */
final class MustWait extends AccountStatusException {

  private static final long serialVersionUID = 1;

  private final transient HeldBack why;

  MustWait(HeldBack why) {
    super(String.valueOf(why.getMessage()), why);
    this.why = why;
  }

  HeldBack why() {
    return why;
  }
}
