package io.fairlead.web.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code practice}: starts on an empty folder, shows a page and ends, so that the JVM can write
 * down what later starts need (its AOT cache).
 */
public final class Practice {

  private static final int PORT = 18_080;

  private Practice() {}

  /**
   * @param arguments {@code --data DIR}, a folder that the caller deletes
   * @return the exit code
   */
  public static int start(List<String> arguments) {
    int port = Ports.freeNear(PORT);
    List<String> options = new ArrayList<>(arguments);
    options.addAll(List.of("--empty", "--slots", "0", "--port", Integer.toString(port)));
    int failed = Run.start(options);
    return failed != 0 ? failed : visit(URI.create("http://127.0.0.1:%d/login".formatted(port)));
  }

  private static int visit(URI page) {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(page).build();
      return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200
          ? 0
          : 1;
    } catch (IOException e) {
      System.err.println("fairlead: " + page + " doesn't answer: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
