package io.fairlead.web.security;

import com.vaadin.flow.server.VaadinSession;
import io.fairlead.platform.workspace.SignIns;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The open sessions of this process by their sign-in, which may end on another platform. */
@Component
class OpenSessions {

  private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);
  private static final Duration TO_ARRIVE = Duration.ofSeconds(3);
  private static final String ATTRIBUTE = OpenSessions.class.getName();

  private final SignIns signIns;
  private final Map<UUID, Set<HttpSession>> sessions = new ConcurrentHashMap<>();

  OpenSessions(SignIns signIns) {
    this.signIns = signIns;
    signIns.onEnd(this::ended);
  }

  /** Tells when its session is over. */
  private final class Held implements HttpSessionBindingListener {
    private final UUID signIn;

    Held(UUID signIn) {
      this.signIn = signIn;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
      sessions.computeIfAbsent(signIn, id -> ConcurrentHashMap.newKeySet()).add(event.getSession());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      sessions.computeIfPresent(
          signIn,
          (id, open) -> {
            open.remove(event.getSession());
            return open.isEmpty() ? null : open;
          });
    }
  }

  void add(UUID signIn, HttpSession session) {
    session.setAttribute(ATTRIBUTE, new Held(signIn));
  }

  /** The session lives on without the sign-in. */
  void forget(UUID signIn, HttpSession session) {
    if (signIn.equals(signIn(session))) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  /** The sign-in that a session stands for; null for none. */
  static @Nullable UUID signIn(@Nullable HttpSession session) {
    return session != null && session.getAttribute(ATTRIBUTE) instanceof Held held
        ? held.signIn
        : null;
  }

  /**
   * @param signIn null when any may have
   */
  private void ended(@Nullable UUID signIn) {
    if (signIn == null) {
      List.copyOf(sessions.keySet()).stream()
          .filter(each -> !signIns.isOpen(each))
          .forEach(this::close);
    } else {
      close(signIn);
    }
  }

  private void close(UUID signIn) {
    for (HttpSession session : List.copyOf(sessions.getOrDefault(signIn, Set.of()))) {
      Thread.ofVirtual().name("sign-in-ended").start(() -> leave(session));
    }
  }

  /** What is open in the browser is left at once, not at its next click. */
  private static void leave(HttpSession session) {
    try {
      for (VaadinSession pages : VaadinSession.getAllSessions(session)) {
        pages.access(() -> pages.getUIs().forEach(ui -> ui.getPage().reload())).get();
      }
      Thread.sleep(TO_ARRIVE); // the word to load again, over the connection that ends with it
      session.invalidate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.warn("An open page could not be told that its sign-in ended", e);
      session.invalidate();
    } catch (IllegalStateException e) {
      return; // it ended by itself meanwhile
    }
  }
}
