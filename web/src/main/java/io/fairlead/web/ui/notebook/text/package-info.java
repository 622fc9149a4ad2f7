/** Text cells: Markdown, written and read. */
@NullMarked
package io.fairlead.web.ui.notebook.text;

import org.jspecify.annotations.NullMarked;
