package io.fairlead.web.rest;

import io.fairlead.web.problem.Problem;

/** An idempotency key came back with another request. */
final class KeyReused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String key;

  KeyReused(String key) {
    super("Idempotency-Key reused: " + key);
    this.key = key;
  }

  Problem problem() {
    return new Problem(
        "Idempotency-Key",
        "A key belongs to one request, and this one was used with another path or body.",
        key,
        "Take a new key for a new request.");
  }
}
