/** Data sets: the list with upload, and the page of one. */
@NullMarked
package io.fairlead.web.ui.dataset;

import org.jspecify.annotations.NullMarked;
