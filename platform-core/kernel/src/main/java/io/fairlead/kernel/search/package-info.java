/** The vocabulary of a search: its history of events, and the samplers and pruners that read it. */
@NullMarked
package io.fairlead.kernel.search;

import org.jspecify.annotations.NullMarked;
