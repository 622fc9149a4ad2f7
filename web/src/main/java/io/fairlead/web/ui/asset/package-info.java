/** Scripts and styles under addresses that name their content, so that a browser may keep them. */
@NullMarked
package io.fairlead.web.ui.asset;

import org.jspecify.annotations.NullMarked;
