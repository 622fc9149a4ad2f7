/** The lineage on a real database. */
@NullMarked
package io.fairlead.platform.lineage;

import org.jspecify.annotations.NullMarked;
