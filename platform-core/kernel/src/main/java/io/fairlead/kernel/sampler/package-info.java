/** Samplers: what proposes the next configuration of a search. */
@NullMarked
package io.fairlead.kernel.sampler;

import org.jspecify.annotations.NullMarked;
