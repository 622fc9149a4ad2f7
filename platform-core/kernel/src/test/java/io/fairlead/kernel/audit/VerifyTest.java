package io.fairlead.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    byte[] export = SmallExport.of(SmallExport.entries(3));
    Files.write(folder.resolve("export"), export);
    Files.writeString(folder.resolve("head"), SmallExport.head(export).line());
    Files.writeString(folder.resolve("key.pub"), PublicKeys.pem(SmallExport.KEYS.getPublic()));
    Files.writeString(
        folder.resolve("other.pub"), PublicKeys.pem(SmallExport.newKeys().getPublic()));
    List<String> lines = SmallExport.lines(export);
    lines.remove(2);
    Files.write(folder.resolve("missing"), SmallExport.bytes(lines));
  }

  private int verify(String... arguments) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    List<String> placed =
        Arrays.stream(arguments)
            .map(each -> each.startsWith("--") ? each : folder.resolve(each).toString())
            .toList();
    return Verify.run(placed, out, out);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutAKeyItSaysThatTheSignerWasNotChecked() {
    assertThat(verify("export")).isZero();
    assertThat(printed()).contains("is whole: 3 entries", "Who signed it was not checked");
  }

  @Test
  void withKeyAndHeadEverythingIsChecked() {
    assertThat(verify("export", "--key", "key.pub", "--head", "head")).isZero();
    assertThat(verify("--head", "export", "--key", "key.pub", "export")).isZero();
    assertThat(printed()).contains("The given key signed it.").doesNotContain("not checked");
  }

  @Test
  void aHeadMayHaveBeenWrittenByAnotherProgram() throws IOException {
    String head = Files.readString(folder.resolve("head"));
    Files.writeString(
        folder.resolve("pretty"), head.replace("\":", "\": ").replace(",\"", ",\n  \"") + "\n");
    assertThat(verify("export", "--head", "pretty")).isZero();
    assertThat(verify("missing", "--head", "pretty")).isEqualTo(1);
  }

  @Test
  void anotherKeyIsNotEnough() {
    assertThat(verify("export", "--key", "other.pub")).isEqualTo(1);
    assertThat(printed()).contains("another key signed");
  }

  @Test
  void theFirstFaultIsNamed() {
    assertThat(verify("missing")).isEqualTo(1);
    assertThat(printed()).contains("not whole: entry 2 is missing");
  }

  @Test
  void whatCanNotBeTriedSaysWhy() {
    assertThat(verify()).isEqualTo(2);
    assertThat(verify("nowhere")).isEqualTo(2);
    assertThat(verify("export", "--key")).isEqualTo(2);
    assertThat(verify("export", "--key", "export")).isEqualTo(2);
    assertThat(verify("export", "--head", "key.pub")).isEqualTo(2);
    assertThat(verify("export", "--what")).isEqualTo(2);
    assertThat(verify("export", "export")).isEqualTo(2);
    assertThat(printed().lines()).hasSize(7).allMatch(line -> line.startsWith("fairlead: "));
  }
}
