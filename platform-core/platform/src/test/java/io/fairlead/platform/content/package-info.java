/** Content as it lies on the disk, disturbed in every way. */
@NullMarked
package io.fairlead.platform.content;

import org.jspecify.annotations.NullMarked;
