/** One file with all of an embedded installation, and the way back from it. */
@NullMarked
package io.fairlead.platform.backup;

import org.jspecify.annotations.NullMarked;
