/** Breaks a rule of the architecture on purpose, so that a rule that can't fail is noticed. */
@NullMarked
package io.fairlead.broken.cycle.two;

import org.jspecify.annotations.NullMarked;
