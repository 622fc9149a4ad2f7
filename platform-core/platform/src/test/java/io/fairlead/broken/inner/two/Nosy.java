package io.fairlead.broken.inner.two;

import io.fairlead.broken.inner.one.persistence.HiddenTable;

record Nosy(HiddenTable table) {}
