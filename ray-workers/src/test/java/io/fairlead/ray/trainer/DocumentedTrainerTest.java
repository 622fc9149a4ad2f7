package io.fairlead.ray.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the guide compiles, is found, learns, and goes on after a pause. */
class DocumentedTrainerTest {

  @Test
  void theGuidesExampleWorks(@TempDir Path folder) throws Exception {
    String guide = Files.readString(guide());
    Path source = folder.resolve("LineTrainer.java");
    Files.writeString(source, block(guide, "```java\n(.*?)```"));
    Path jar = Files.createDirectory(folder.resolve("jar"));
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    String service = Trainer.class.getName();
    Files.writeString(
        services.resolve(service),
        block(guide, "META-INF/services/" + Pattern.quote(service) + "`.*?```\n(.*?)```"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    assertThat(
            compiler.run(
                null, null, null, "-d", jar.toString(), "-cp", classPath, source.toString()))
        .isZero();

    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      trainsAndGoesOn(Trainers.named("line"));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void trainsAndGoesOn(Trainer trainer) throws Exception {
    TrainingData data = Samples.table(TrainingData.Task.REGRESSION, 100, 3);
    TrainingContext context = Samples.context(Map.of("column", "x0"), data, 1, 100);
    Training straight = trainer.start(context, null);
    double first = rmse(straight);
    for (int step = 0; step < 50; step++) {
      rmse(straight);
    }
    Training resumed = trainer.start(context, straight.checkpoint());
    double next = rmse(resumed);
    assertThat(next).isLessThan(first).isEqualTo(rmse(straight));
    assertThat(resumed.evaluate()).isNotNull();
  }

  private static double rmse(Training training) throws Exception {
    return Objects.requireNonNull(training.step().metrics().get("validation_rmse"));
  }

  private static String block(String guide, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(guide);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static Path guide() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve(".mvn"))) {
      root = Objects.requireNonNull(root.getParent(), "The tests run inside the repository.");
    }
    return root.resolve("docs/guide/trainers.md");
  }
}
