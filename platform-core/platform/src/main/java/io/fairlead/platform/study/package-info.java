/** Searches: their definitions, their states, and what may be asked of them. */
@NullMarked
package io.fairlead.platform.study;

import org.jspecify.annotations.NullMarked;
