/** The frame around every page: rail, breadcrumbs, command palette, keys, appearance, errors. */
@NullMarked
package io.fairlead.web.ui.frame;

import org.jspecify.annotations.NullMarked;
