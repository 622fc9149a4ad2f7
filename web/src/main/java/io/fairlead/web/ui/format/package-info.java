/** Numbers, times and states as people read them; plain Java. */
@NullMarked
package io.fairlead.web.ui.format;

import org.jspecify.annotations.NullMarked;
