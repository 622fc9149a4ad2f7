package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.CurrentAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
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
  private final CurrentAccess access;
  private final AccessTokens tokens;

  WorkspaceGate(Workspaces workspaces, CurrentAccess access, AccessTokens tokens) {
    this.workspaces = workspaces;
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
    if (variables.get("workspace") instanceof String named) {
      Caller caller = enter(named, needs == null ? Permission.READ : needs.value());
      request.setAttribute(CALLER, caller);
      MDC.put("workspace", caller.workspaceId().toString());
      variables.forEach(
          (name, value) ->
              MDC.put(
                  name.equals("workspace") ? "workspaceName" : String.valueOf(name),
                  String.valueOf(value)));
    } else if (needs != null) {
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
    MDC.clear();
  }

  private Caller enter(String named, Permission needed) {
    Access asking = access.get();
    Optional<Workspace> there = workspaces.find(named);
    Workspace workspace =
        there
            .filter(found -> !asking.rolesIn(found.id()).isEmpty() || asking.may(needed))
            .orElseThrow(
                () -> {
                  if (there.isPresent() && asking.actor().kind() == Actor.Kind.TOKEN) {
                    tokens.foreign(asking, named);
                  }
                  return new NotFound("workspace", named);
                });
    asking.require(needed, workspace);
    return new Caller(workspace, asking.using(needed));
  }
}
