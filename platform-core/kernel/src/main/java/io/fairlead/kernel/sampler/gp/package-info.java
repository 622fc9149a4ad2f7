/** Search by Gaussian processes. */
@NullMarked
package io.fairlead.kernel.sampler.gp;

import org.jspecify.annotations.NullMarked;
