/** How errors look to scripts. */
@NullMarked
package io.fairlead.web.problem;

import org.jspecify.annotations.NullMarked;
