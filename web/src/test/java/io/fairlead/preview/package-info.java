/** The screens over an invented world that moves, for looking at them and for their tests. */
@NullMarked
package io.fairlead.preview;

import org.jspecify.annotations.NullMarked;
