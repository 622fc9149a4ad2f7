/** Tests of data sets. */
@NullMarked
package io.fairlead.platform.dataset;

import org.jspecify.annotations.NullMarked;
