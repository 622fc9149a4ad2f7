package io.fairlead.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page may load and run. Vaadin's client makes functions of what the server sends
 * ('unsafe-eval'), and its components write styles into the page ('unsafe-inline' for styles); the
 * scripts in the page itself are those that carry the answer's own number, which nobody can guess
 * who smuggles one in.
 */
final class PagesPolicy implements HeaderWriter {

  /** The attribute of a request that holds the number for its answer. */
  static final String NONCE = PagesPolicy.class.getName() + ".nonce";

  private static final int NONCE_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    byte[] number = new byte[NONCE_BYTES];
    random.nextBytes(number);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    request.setAttribute(NONCE, nonce);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'nonce-%s' 'unsafe-eval'; script-src-attr 'none';"
                .formatted(nonce)
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
            + " font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
  }
}
