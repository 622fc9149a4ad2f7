/** What trials cost: a model of it, learnt from those that ended. */
@NullMarked
package io.fairlead.kernel.cost;

import org.jspecify.annotations.NullMarked;
