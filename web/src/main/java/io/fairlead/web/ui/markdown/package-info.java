/** Markdown that people wrote as HTML in which nothing runs and nothing is loaded. */
@NullMarked
package io.fairlead.web.ui.markdown;

import org.jspecify.annotations.NullMarked;
