package io.fairlead.platform.dataset;

/** What a data set's target asks for. */
public enum Task {
  BINARY,
  MULTICLASS,
  REGRESSION
}
