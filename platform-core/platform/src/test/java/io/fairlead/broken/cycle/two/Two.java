package io.fairlead.broken.cycle.two;

import io.fairlead.broken.cycle.one.One;

public interface Two {
  One other();
}
