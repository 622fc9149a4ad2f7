package io.fairlead.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each stop of {@code docs/walkthroughs} exists and hands over as it says. */
class WalkthroughTest {

  private static final Path FOLDER = RunningPlatform.checkout().resolve("docs/walkthroughs");
  private static final Pattern STOP =
      Pattern.compile("(?m)^(\\d+)\\. \\[`(\\w+)\\.(\\w+)`]\\(([^)]+)\\) → `([^`]+)`");

  @TestFactory
  Stream<DynamicTest> everyStopHoldsTrue() throws IOException {
    return stops().stream()
        .map(
            stop ->
                DynamicTest.dynamicTest(
                    stop.group(1) + " " + stop.group(2) + "." + stop.group(3), () -> check(stop)));
  }

  @Test
  void theStopsAreCountedFromOne() throws IOException {
    assertThat(stops())
        .hasSizeGreaterThan(10)
        .extracting(stop -> Integer.valueOf(stop.group(1)))
        .isEqualTo(Stream.iterate(1, it -> it + 1).limit(stops().size()).toList());
  }

  private static List<MatchResult> stops() throws IOException {
    return STOP.matcher(Files.readString(FOLDER.resolve("trial-submitted.md"))).results().toList();
  }

  private static void check(MatchResult stop) throws IOException {
    Path source = FOLDER.resolve(stop.group(4)).normalize();
    assertThat(source).isRegularFile().hasFileName(stop.group(2) + ".java");
    assertThat(Files.readString(source))
        .containsPattern("\\n  \\S.*\\b" + stop.group(3) + "\\(") // a method's declaration
        .contains(stop.group(5));
  }
}
