/** Tests of fairness audits. */
@NullMarked
package io.fairlead.platform.fairness;

import org.jspecify.annotations.NullMarked;
