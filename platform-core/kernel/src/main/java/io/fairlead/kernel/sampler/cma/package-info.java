/** Search by evolution of a normal distribution. */
@NullMarked
package io.fairlead.kernel.sampler.cma;

import org.jspecify.annotations.NullMarked;
