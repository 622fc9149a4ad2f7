/** Tests of what goes into exported files. */
@NullMarked
package io.fairlead.platform.export;

import org.jspecify.annotations.NullMarked;
