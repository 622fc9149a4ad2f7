/** The tables of events and of their hashes. */
@NullMarked
package io.fairlead.platform.event.persistence;

import org.jspecify.annotations.NullMarked;
