package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a misspelt filter, which would otherwise give everything. */
@Component
class KnownParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if ("GET".equals(request.getMethod()) && handler instanceof HandlerMethod method) {
      Set<String> known =
          Arrays.stream(method.getMethodParameters())
              .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
              .map(parameter -> parameter.getParameter().getName())
              .collect(Collectors.toCollection(TreeSet::new));
      for (String given : request.getParameterMap().keySet()) {
        if (!known.contains(given)) {
          throw new InvalidInput(
              given,
              "This route has no parameter of that name.",
              request.getParameter(given),
              known.isEmpty() ? "Leave it out." : "Known are " + known + ".");
        }
      }
    }
    return true;
  }
}
