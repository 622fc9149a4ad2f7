/** Chart cells: a live chart of a study of the notebook. */
@NullMarked
package io.fairlead.web.ui.notebook.chart;

import org.jspecify.annotations.NullMarked;
