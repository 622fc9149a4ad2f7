/** The reference configurations of data sets, and how studies compare with them. */
@NullMarked
package io.fairlead.platform.baseline;

import org.jspecify.annotations.NullMarked;
