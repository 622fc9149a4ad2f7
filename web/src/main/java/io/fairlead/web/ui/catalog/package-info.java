/** The pages of the catalog: what is approved, what waits, exceptions and baselines. */
@NullMarked
package io.fairlead.web.ui.catalog;

import org.jspecify.annotations.NullMarked;
