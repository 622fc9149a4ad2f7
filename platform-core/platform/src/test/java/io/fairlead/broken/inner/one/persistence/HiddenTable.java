package io.fairlead.broken.inner.one.persistence;

public record HiddenTable(String name) {}
