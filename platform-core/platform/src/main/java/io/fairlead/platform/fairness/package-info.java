/** Fairness audits of uploaded predictions and of trials, kept as they were made. */
@NullMarked
package io.fairlead.platform.fairness;

import org.jspecify.annotations.NullMarked;
