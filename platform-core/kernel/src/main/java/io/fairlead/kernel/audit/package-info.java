/** Chains of facts by hash, their signed heads, and exports that anyone can verify. */
@NullMarked
package io.fairlead.kernel.audit;

import org.jspecify.annotations.NullMarked;
