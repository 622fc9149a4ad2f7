/** Tests of the catalog. */
@NullMarked
package io.fairlead.platform.catalog;

import org.jspecify.annotations.NullMarked;
