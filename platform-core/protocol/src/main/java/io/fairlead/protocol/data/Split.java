package io.fairlead.protocol.data;

/** The part of a data set that a row belongs to. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST
}
