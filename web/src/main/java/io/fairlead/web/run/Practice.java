package io.fairlead.web.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code practice}: starts with the demo on an empty folder, opens pages and ends, so that the JVM
 * can write down what later starts need (its AOT cache): classes, and which methods are hot.
 */
public final class Practice {

  private static final int PORT = 18_080;
  private static final int ROUNDS = 10;

  private Practice() {}

  /**
   * @param arguments {@code --data DIR}, a folder that the caller deletes
   * @return the exit code
   */
  public static int start(List<String> arguments) {
    int port = Ports.freeNear(PORT);
    List<String> options = new ArrayList<>(arguments);
    options.addAll(List.of("--slots", "0", "--port", Integer.toString(port)));
    Path people = new DataFolder(RunOptions.parse(options).data(), "").people();
    // It follows the demo's first study, which nobody trains here, and so never returns.
    CompletableFuture<Integer> run = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> run.complete(Run.start(options)));
    try {
      while (!Files.exists(people)) {
        if (run.isDone()) {
          return run.join();
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      visit(URI.create("http://127.0.0.1:" + port), PeopleFile.read(people));
      return 0;
    } catch (IOException e) {
      System.err.println("fairlead: a page can't be opened: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void visit(URI platform, PeopleFile file)
      throws IOException, InterruptedException {
    PeopleFile.Person researcher =
        file.people().stream()
            .filter(
                each -> "researcher".equals(each.roles().get(Demo.PARTS.getFirst().workspace())))
            .findFirst()
            .orElseThrow();
    String workspace = "w/" + Demo.PARTS.getFirst().workspace();
    String study = workspace + "/studies/" + Demo.PARTS.getFirst().study();
    try (PracticeVisit visit = new PracticeVisit(platform)) {
      visit.signIn(researcher);
      for (int i = 0; i < ROUNDS; i++) {
        for (String page : List.of("", workspace, workspace + "/studies", study)) {
          visit.open(page);
        }
      }
      visit.open(workspace + "/studies/new");
    }
  }
}
