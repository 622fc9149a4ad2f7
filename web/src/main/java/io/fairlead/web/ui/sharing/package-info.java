/** Showing studies and notebooks to other workspaces, and finding what others show. */
@NullMarked
package io.fairlead.web.ui.sharing;

import org.jspecify.annotations.NullMarked;
