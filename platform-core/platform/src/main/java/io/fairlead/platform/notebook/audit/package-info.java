/** Cells that hold a fairness audit. */
@NullMarked
package io.fairlead.platform.notebook.audit;

import org.jspecify.annotations.NullMarked;
