/** Audit cells: the fairness of the best trial. */
@NullMarked
package io.fairlead.web.ui.notebook.audit;

import org.jspecify.annotations.NullMarked;
