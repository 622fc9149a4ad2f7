/** Tests of what workspaces show to others. */
@NullMarked
package io.fairlead.platform.sharing;

import org.jspecify.annotations.NullMarked;
