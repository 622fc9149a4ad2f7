/** The table of catalog entries. */
@NullMarked
package io.fairlead.platform.catalog.persistence;

import org.jspecify.annotations.NullMarked;
