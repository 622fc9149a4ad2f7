/** Search by tree-structured Parzen estimators. */
@NullMarked
package io.fairlead.kernel.sampler.tpe;

import org.jspecify.annotations.NullMarked;
