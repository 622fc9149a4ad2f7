/** The table of data sets. */
@NullMarked
package io.fairlead.platform.dataset.persistence;

import org.jspecify.annotations.NullMarked;
