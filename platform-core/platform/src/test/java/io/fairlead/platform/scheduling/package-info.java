/** The life of studies on a real database, driven call by call. */
@NullMarked
package io.fairlead.platform.scheduling;

import org.jspecify.annotations.NullMarked;
