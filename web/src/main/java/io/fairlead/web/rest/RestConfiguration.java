package io.fairlead.web.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the gate before every route and hands its {@link Caller} to the controllers. */
@Configuration
class RestConfiguration implements WebMvcConfigurer {

  private static final String ROUTES = "/api/**";

  private final WorkspaceGate gate;
  private final KnownParameters parameters;

  RestConfiguration(WorkspaceGate gate, KnownParameters parameters) {
    this.gate = gate;
    this.parameters = parameters;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(gate).addPathPatterns(ROUTES);
    registry.addInterceptor(parameters).addPathPatterns(ROUTES);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerResolver());
  }

  private static final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class;
    }

    @Override
    public @Nullable Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return request.getAttribute(WorkspaceGate.CALLER, RequestAttributes.SCOPE_REQUEST);
    }
  }
}
