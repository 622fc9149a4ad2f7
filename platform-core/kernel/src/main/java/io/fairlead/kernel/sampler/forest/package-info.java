/** Search by a random forest, for large spaces with conditions. */
@NullMarked
package io.fairlead.kernel.sampler.forest;

import org.jspecify.annotations.NullMarked;
