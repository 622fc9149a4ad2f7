package io.fairlead.web.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scripts hear in the words of all other errors, too, of addresses that Spring Security's firewall
 * or Tomcat refuses before any route is looked for, such as one with an encoded slash.
 */
@Component
class Malformed
    implements RequestRejectedHandler, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String SCRIPTS = "/(api|v3)(/.*)?";
  private static final RequestRejectedHandler PAGES = new HttpStatusRequestRejectedHandler();
  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
      throws IOException, ServletException {
    if (!request.getRequestURI().matches(SCRIPTS)) {
      PAGES.handle(request, response, cause);
      return;
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(text(HttpStatus.BAD_REQUEST));
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(Reports.class.getName());
          }
        });
  }

  private static String text(HttpStatus status) {
    Problem problem =
        new Problem(
            "path",
            "This request is none that HTTP or this platform knows.",
            null,
            "Name things by their id, and encode what a path can't hold; it never holds"
                + " %2F, %5C, %3B, %25, // or control characters.");
    return JSON.writeValueAsString(problem.detail(status));
  }

  /** Tomcat's own answers; made by name, so it is public. */
  public static final class Reports extends ErrorReportValve {

    public Reports() {
      setShowReport(false);
      setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
      HttpStatus status = HttpStatus.resolve(response.getStatus());
      String address = request.getRequestURI();
      if (status == null || address == null || !address.matches(SCRIPTS)) {
        super.report(request, response, cause);
        return;
      }
      if (!status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding("UTF-8");
      try {
        response.getReporter().write(text(status));
        response.finishResponse();
      } catch (IOException gone) {
        container.getLogger().debug("An error couldn't be told", gone);
      }
    }
  }
}
