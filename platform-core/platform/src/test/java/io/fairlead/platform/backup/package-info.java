/** Back up, wipe, restore. */
@NullMarked
package io.fairlead.platform.backup;

import org.jspecify.annotations.NullMarked;
