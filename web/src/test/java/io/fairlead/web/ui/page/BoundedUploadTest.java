package io.fairlead.web.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedUploadTest {

  @Test
  void whatIsWithinTheLimitIsKeptWhole() throws IOException {
    byte[] content = new byte[200_000];
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    assertThat(BoundedUpload.copied(new ByteArrayInputStream(content), kept, content.length))
        .isTrue();
    assertThat(kept.toByteArray()).isEqualTo(content);
  }

  @Test
  void whatHasNoEndIsReadNoFurtherThanTheLimit() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    assertThat(BoundedUpload.copied(new Endless(), kept, 100_000)).isFalse();
    assertThat(kept.size()).isLessThanOrEqualTo(100_000);
  }

  private static final class Endless extends InputStream {

    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return length;
    }
  }
}
