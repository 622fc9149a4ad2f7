/** The tables of keys, and the locks under which content is referenced or swept. */
@NullMarked
package io.fairlead.platform.content.persistence;

import org.jspecify.annotations.NullMarked;
