/** Table cells: the best trials of studies of the notebook. */
@NullMarked
package io.fairlead.web.ui.notebook.table;

import org.jspecify.annotations.NullMarked;
