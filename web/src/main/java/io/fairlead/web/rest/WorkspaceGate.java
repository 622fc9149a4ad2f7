package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.AlsoForGuests;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.fairlead.web.security.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Decides who may pass before anything of the body is read. A workspace that isn't there and one of
 * strangers look the same.
 */
@Component
class WorkspaceGate implements HandlerInterceptor {

  static final String CALLER = Caller.class.getName();

  private final Workspaces workspaces;
  private final Shares shares;
  private final CurrentAccess access;
  private final AccessTokens tokens;

  WorkspaceGate(Workspaces workspaces, Shares shares, CurrentAccess access, AccessTokens tokens) {
    this.workspaces = workspaces;
    this.shares = shares;
    this.tokens = tokens;
    this.access = access;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Map<?, ?> variables =
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> m
            ? m
            : Map.of();
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    Needs needs = method.getMethodAnnotation(Needs.class);
    if (needs == null) {
      if (method.hasMethodAnnotation(OpenTo.class)) {
        return true; // who isn't signed in came no further than the filter chain
      }
      throw new AccessDeniedException(
          "%s is in no row of the table of rights.".formatted(method.getShortLogMessage()));
    }
    if (variables.get("workspace") instanceof String named) {
      Caller caller = enter(named, needs.value(), method.hasMethodAnnotation(AlsoForGuests.class));
      request.setAttribute(CALLER, caller);
      MDC.put("workspace", caller.workspaceId().toString());
      variables.forEach(
          (name, value) ->
              MDC.put(
                  name.equals("workspace") ? "workspaceName" : String.valueOf(name),
                  String.valueOf(value)));
    } else {
      access.get().require(needs.value());
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(CALLER) instanceof Caller caller
        && caller.guest()
        && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
      shares.looked(caller.workspace(), caller.access(), request.getRequestURI());
    }
    MDC.clear();
  }

  private Caller enter(String named, Permission needed, boolean alsoForGuests) {
    Access asking = access.get();
    Optional<Workspace> found = workspaces.find(named);
    Optional<Workspace> own =
        found.filter(each -> !asking.rolesIn(each.id()).isEmpty() || asking.may(needed));
    if (own.isPresent()) {
      asking.require(needed, own.get());
      return new Caller(own.get(), asking.using(needed), false);
    }
    return found
        .filter(each -> alsoForGuests)
        .flatMap(each -> shares.visit(each, asking))
        .map(visited -> new Caller(visited, asking.using(needed), true))
        .orElseThrow(() -> refuse(named, found.isPresent(), asking));
  }

  private NotFound refuse(String named, boolean there, Access asking) {
    if (there && asking.actor().kind() == Actor.Kind.TOKEN) {
      tokens.foreign(asking, named);
    }
    return new NotFound("workspace", named);
  }
}
