package io.fairlead.broken.cycle.one;

import io.fairlead.broken.cycle.two.Two;

public interface One {
  Two other();
}
