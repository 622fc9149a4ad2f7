package io.fairlead.ray.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainersTest {

  /** What a team would bring in a jar. */
  public static final class OwnTrainer implements Trainer {
    @Override
    public String name() {
      return "our own";
    }

    @Override
    public Training start(TrainingContext context, byte @Nullable [] checkpoint) {
      throw new UnsupportedOperationException("Never started in this test.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lightgbm", "mlp", "cnn", "noop", "probe"})
  void findsTheBuiltInTrainers(String name) {
    assertThat(Trainers.named(name).name()).isEqualTo(name);
  }

  @Test
  void namesTheKnownOnesWhenThereIsNone() {
    assertThatThrownBy(() -> Trainers.named("xgboost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "There is no trainer 'xgboost'; known are [cnn, lightgbm, mlp, noop, placement, probe].");
  }

  @Test
  void looksInTheContextClassLoaderToo(@TempDir Path jar) throws Exception {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(Trainer.class.getName()), OwnTrainer.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      assertThat(Trainers.named("our own")).isInstanceOf(OwnTrainer.class);
      assertThat(Trainers.named("noop").name()).isEqualTo("noop");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void findsTheBuiltInOnesWithoutAContextClassLoader() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      assertThat(Trainers.named("noop").name()).isEqualTo("noop");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
