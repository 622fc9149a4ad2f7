/** Tests of events. */
@NullMarked
package io.fairlead.platform.event;

import org.jspecify.annotations.NullMarked;
