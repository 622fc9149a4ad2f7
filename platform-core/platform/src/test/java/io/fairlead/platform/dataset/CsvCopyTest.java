package io.fairlead.platform.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCopyTest {

  @TempDir Path folder = Path.of("");

  private CsvShape scan(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("in.csv"), bytes);
    return CsvCopy.copy(file, folder.resolve("out.csv"), share -> {});
  }

  private CsvShape scan(String text) throws IOException {
    return scan(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void delimitersAreTold(String delimiter) throws IOException {
    CsvShape shape = scan("a|b|c\n1|2|3\n4|5|6\n".replace("|", delimiter));
    assertThat(shape.delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(shape.names()).containsExactly("a", "b", "c");
    assertThat(shape.header()).isTrue();
  }

  @Test
  void aDelimiterInsideQuotesDoesNotCount() throws IOException {
    assertThat(scan("a;b\n\"1,2,3\";4\n\"5,6,7\";8\n").delimiter()).isEqualTo(';');
  }

  @Test
  void withoutAHeaderColumnsAreNumbered() throws IOException {
    CsvShape shape = scan("1,2.5,-3e4\n4,5,6\n");
    assertThat(shape.header()).isFalse();
    assertThat(shape.names()).containsExactly("c0", "c1", "c2");
  }

  @Test
  void whatWasCutOffIsRefused() throws IOException {
    byte[] whole;
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (OutputStream out = new GZIPOutputStream(bytes)) {
        out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
      }
      whole = bytes.toByteArray();
    }
    assertThatThrownBy(() -> scan(Arrays.copyOf(whole, whole.length - 9)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("ends too early");
    byte[] other = whole.clone();
    other[other.length - 5] ^= 1; // of the checksum
    assertThatThrownBy(() -> scan(other))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("gzip'd file is whole");
  }

  @Test
  void whatUnpacksToFillADiskIsRefused() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    byte[] lines = "1,2\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      for (int i = 0; i < 128; i++) { // a mebibyte each
        out.write(lines);
      }
    }
    Path copy = folder.resolve("out.csv");
    assertThatThrownBy(() -> CsvCopy.copy(bomb, copy, share -> {}))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("200 times");
    assertThat(copy).isRegularFile();
    assertThat(Files.size(copy)).isLessThan(80L << 20);
  }

  @Test
  void quotesBreaksAndLineEndingsAreUnderstood() throws IOException {
    CsvShape shape = scan("name,\"the \"\"x\"\"\"\r\n\"two\nlines\",1\r\n\r\nb,2");
    assertThat(shape.names()).containsExactly("name", "the \"x\"");
  }

  @Test
  void packedFilesAndByteOrderMarksAreUnderstood() throws IOException {
    Path file = folder.resolve("in.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("\uFEFFä,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    Path copy = folder.resolve("out.csv");
    assertThat(CsvCopy.copy(file, copy, share -> {}).names()).containsExactly("ä", "b");
    assertThat(Files.readString(copy)).isEqualTo("ä,b\n1,2\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a,b~1,2~3~4,5 # line 3, column 2: only 1 fields",
        "a,b~1,2~3,4,5~ # line 3, column 3: 3 fields",
        "a,b~\"x~y\",1~2~ # line 4, column 2: only 1 fields",
        "a,b~1,\"open~2,3~ # quote of line 2, column 2 stays open",
        "a,b~1,\"x\"y~ # line 2, column 2 (character 6)",
        "a,,c~1,2,3~ # line 1, column 2 has none",
        "a,b,A~1,2,3~ # line 1, columns 1 and 3 are both 'A'",
        "a,b~ # a header alone",
        "~~ # an empty file",
      })
  void malformedFilesAreRefusedWithTheirPlace(String text, String place) {
    assertThatThrownBy(() -> scan(text.replace('~', '\n')))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(place);
  }

  @Test
  void anotherEncodingIsRefusedWithItsPlace() {
    for (String encoding : List.of("ISO-8859-1", "UTF-16")) {
      byte[] bytes = "name,b\nabc,1\nMüller,2\n".getBytes(Charset.forName(encoding));
      assertThatThrownBy(() -> scan(bytes))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("UTF-8")
          .hasMessageContaining(
              encoding.equals("UTF-16")
                  ? "line 1, column 1 (character 1)"
                  : "line 3, column 1 (character 2)");
    }
  }

  @Test
  void charactersAcrossBuffersAreWhole() throws IOException {
    String text = "name,b\n" + "é€😀,1\n".repeat(50_000);
    scan(text);
    assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo(text);
  }
}
