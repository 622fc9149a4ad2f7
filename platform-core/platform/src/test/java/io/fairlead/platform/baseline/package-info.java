/** Tests of baselines. */
@NullMarked
package io.fairlead.platform.baseline;

import org.jspecify.annotations.NullMarked;
