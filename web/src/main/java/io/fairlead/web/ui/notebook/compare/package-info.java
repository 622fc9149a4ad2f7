/** Compare cells: trials side by side, the differences first. */
@NullMarked
package io.fairlead.web.ui.notebook.compare;

import org.jspecify.annotations.NullMarked;
