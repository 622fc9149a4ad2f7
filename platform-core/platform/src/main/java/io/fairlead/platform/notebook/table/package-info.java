/** Cells that list the trials of one study of the notebook or of several. */
@NullMarked
package io.fairlead.platform.notebook.table;

import org.jspecify.annotations.NullMarked;
