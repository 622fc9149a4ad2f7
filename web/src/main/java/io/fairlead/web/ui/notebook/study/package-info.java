/** Study cells: defined, started, watched and stopped in place. */
@NullMarked
package io.fairlead.web.ui.notebook.study;

import org.jspecify.annotations.NullMarked;
