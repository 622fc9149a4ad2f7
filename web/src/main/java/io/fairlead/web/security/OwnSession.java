package io.fairlead.web.security;

import io.fairlead.platform.workspace.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The session in which someone changes their own password: it goes on while all others end. */
public final class OwnSession {

  private OwnSession() {}

  /** From where the request of a page comes, with what its browser is known by. */
  public static Origin origin(HttpServletRequest request) {
    return Devices.origin(request);
  }

  /** The sign-in that the request's session stands for; null for none. */
  public static @Nullable UUID signIn(HttpServletRequest request) {
    return OpenSessions.signIn(request.getSession(false));
  }
}
