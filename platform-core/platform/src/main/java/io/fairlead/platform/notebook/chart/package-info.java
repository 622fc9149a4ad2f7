/** Cells that draw a study of the notebook. */
@NullMarked
package io.fairlead.platform.notebook.chart;

import org.jspecify.annotations.NullMarked;
