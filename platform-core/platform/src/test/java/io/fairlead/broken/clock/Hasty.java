package io.fairlead.broken.clock;

import java.time.Instant;

record Hasty(Instant at) {
  Hasty() {
    this(Instant.now());
  }
}
