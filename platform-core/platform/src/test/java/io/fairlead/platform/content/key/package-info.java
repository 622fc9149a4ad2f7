/** Master keys that are there, wrong, lost or replaced. */
@NullMarked
package io.fairlead.platform.content.key;

import org.jspecify.annotations.NullMarked;
