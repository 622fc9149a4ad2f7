/** Cells of words, in Markdown. */
@NullMarked
package io.fairlead.platform.notebook.text;

import org.jspecify.annotations.NullMarked;
