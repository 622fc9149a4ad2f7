/** Trying again what is best and can't be told apart, with other seeds. */
@NullMarked
package io.fairlead.kernel.racing;

import org.jspecify.annotations.NullMarked;
