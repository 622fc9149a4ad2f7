/** Looks at what the chart makes of values, with Helm itself and without a cluster. */
@NullMarked
package io.fairlead.helm;

import org.jspecify.annotations.NullMarked;
