package io.fairlead.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Decides who may pass where a route refused the type of a body before the gate was reached: what
 * is wrong with a request is told to those alone who may make it.
 */
@Component
class RightsFirst {

  private final WorkspaceGate gate;
  private final ObjectProvider<HandlerMapping> routes;

  RightsFirst(WorkspaceGate gate, ObjectProvider<HandlerMapping> routes) {
    this.gate = gate;
    this.routes = routes; // they are made of controllers, and those come after errors
  }

  /**
   * @param taken a type of body that the route takes
   * @throws Exception what the gate throws for whoever may not
   */
  void require(HttpServletRequest request, HttpServletResponse response, MediaType taken)
      throws Exception {
    HttpServletRequest asTaken =
        new HttpServletRequestWrapper(request) {
          @Override
          public String getContentType() {
            return taken.toString();
          }
        };
    for (HandlerMapping each : routes.orderedStream().toList()) {
      @Nullable HandlerExecutionChain found = each.getHandler(asTaken);
      if (found != null) {
        gate.preHandle(asTaken, response, found.getHandler());
        return;
      }
    }
  }
}
