/** JSON as plain values, so that the kernel needs no library for its own forms. */
@NullMarked
package io.fairlead.kernel.json;

import org.jspecify.annotations.NullMarked;
