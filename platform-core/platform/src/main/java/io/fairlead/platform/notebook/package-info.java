/** Notebooks: documents of cells in order, written by several people, with versions. */
@NullMarked
package io.fairlead.platform.notebook;

import org.jspecify.annotations.NullMarked;
