package io.fairlead.broken.random;

import java.util.Random;

record Dicey(Random dice) {
  Dicey() {
    this(new Random());
  }
}
