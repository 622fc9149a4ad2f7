/**
 * What every page is built from: who looks at which workspace, live data, chips, states besides
 * full.
 */
@NullMarked
package io.fairlead.web.ui.page;

import org.jspecify.annotations.NullMarked;
