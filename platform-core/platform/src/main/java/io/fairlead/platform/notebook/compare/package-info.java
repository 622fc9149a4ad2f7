/** Cells that put trials side by side. */
@NullMarked
package io.fairlead.platform.notebook.compare;

import org.jspecify.annotations.NullMarked;
