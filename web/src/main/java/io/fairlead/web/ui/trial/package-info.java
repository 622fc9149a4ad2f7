/** Trials: the inspector and the page of one. */
@NullMarked
package io.fairlead.web.ui.trial;

import org.jspecify.annotations.NullMarked;
