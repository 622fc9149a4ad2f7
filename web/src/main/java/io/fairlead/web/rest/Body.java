package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the bodies of requests, up to a limit. */
final class Body {

  private static final int MOST_BYTES = 1 << 20;

  private Body() {}

  /**
   * @throws TooLarge beyond a mebibyte, whatever the request says its length is
   */
  static byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      throw new TooLarge(MOST_BYTES);
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new TooLarge(MOST_BYTES);
    }
    return body;
  }

  /** Of routes that take none: an empty object is let through. */
  static void none(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (!text.isEmpty() && !text.replaceAll("\\s", "").equals("{}")) {
      throw new InvalidInput(
          "body", "This route takes no body.", null, "Send none, or an empty object.");
    }
  }

  /** The body is larger than this route takes. */
  static final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLarge(long most) {
      super("A body is at most " + most + " bytes.");
    }
  }
}
