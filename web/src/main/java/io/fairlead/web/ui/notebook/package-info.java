/** Notebooks in the browser: pages, cells and their frame, files to keep. */
@NullMarked
package io.fairlead.web.ui.notebook;

import org.jspecify.annotations.NullMarked;
