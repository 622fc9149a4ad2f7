/** Cells that define a study and, once it is started, are that study. */
@NullMarked
package io.fairlead.platform.notebook.study;

import org.jspecify.annotations.NullMarked;
