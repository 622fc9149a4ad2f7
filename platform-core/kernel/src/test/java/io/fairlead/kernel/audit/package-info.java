/** Tests of chains, heads and verification. */
@NullMarked
package io.fairlead.kernel.audit;

import org.jspecify.annotations.NullMarked;
