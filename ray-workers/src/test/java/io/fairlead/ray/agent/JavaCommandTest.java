package io.fairlead.ray.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

  private static final Path WORK = Path.of("work");
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static List<String> driver(boolean trains) {
    return JavaCommand.driver(List.of(Path.of("a.jar")), 64, WORK, trains);
  }

  /** Trials run with the same flags, wherever they run: an environment's digest has them in it. */
  @Test
  void onlyADriverThatTrainsNothingIsCompiledQuickly() {
    assertThat(driver(false)).contains(QUICK);
    assertThat(driver(true)).doesNotContain(QUICK).containsAll(JavaCommand.jvmOptions(64, WORK));
    assertThat(JavaCommand.jvmOptions(64, WORK)).doesNotContain(QUICK);
  }
}
