package io.fairlead.kernel.space;

/** How equal steps along a numeric parameter are measured. */
public enum Scale {
  /** Equal differences are equally likely. */
  LINEAR,
  /** Equal ratios are equally likely; both bounds must be positive. */
  LOG
}
