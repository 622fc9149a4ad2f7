package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The example of docs/search/ask-and-tell.md. */
class AskAndTellExampleTest {

  private static double train(double rate, long layers) {
    return Math.abs(Math.log10(rate) + 3) + Math.abs(layers - 4);
  }

  @Test
  void theExampleFindsSomethingGood() {
    // example
    var space =
        new SearchSpace(
            List.of(
                new Parameter("rate", new FloatDomain(1e-5, 1, Scale.LOG)),
                new Parameter("layers", new IntegerDomain(1, 8, Scale.LINEAR))));
    var problem = new Problem(space, List.of(new Objective("loss", Direction.MINIMIZE)), 1, 64);
    Sampler sampler = Samplers.named("sobol");
    History history = History.empty();
    for (int trial = 0; trial < problem.maxTrials(); trial++) {
      Configuration next = sampler.suggest(problem, history, 42).configuration(); // ask
      history.append(new Suggested(trial, next));
      double loss = train(next.getDouble("rate"), next.getLong("layers"));
      history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(loss), List.of())); // tell
    }
    Comparator<Trial> byLoss = Comparator.comparing(each -> each.objectives().getFirst());
    Configuration best = Collections.min(history.trials(), byLoss).configuration();
    // end
    assertThat(best.getLong("layers")).isBetween(3L, 5L);
    assertThat(best.getDouble("rate")).isBetween(1e-4, 1e-2);
  }

  @Test
  void theDocumentShowsWhatRunsHereInFifteenLines() throws IOException {
    Path root = root();
    String source =
        Files.readString(
            root.resolve(
                "platform-core/kernel/src/test/java/io/fairlead/kernel/AskAndTellExampleTest.java"));
    String document = Files.readString(root.resolve("docs/search/ask-and-tell.md"));
    String shown =
        document.substring(document.indexOf("```java\n") + 8, document.indexOf("```\n\n"));
    String run = source.substring(source.indexOf("// example\n") + 11, source.indexOf("// end\n"));
    assertThat(shown.lines()).hasSizeLessThanOrEqualTo(15);
    assertThat(withoutSpace(shown)).isEqualTo(withoutSpace(run));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve(".mvn"))) {
      here = Objects.requireNonNull(here.getParent(), "no folder above has .mvn");
    }
    return here;
  }
}
