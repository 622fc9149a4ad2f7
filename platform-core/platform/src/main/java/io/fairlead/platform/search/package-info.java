/** Tells people what a study's search knows: its rungs, what is left to gain, what mattered. */
@NullMarked
package io.fairlead.platform.search;

import org.jspecify.annotations.NullMarked;
