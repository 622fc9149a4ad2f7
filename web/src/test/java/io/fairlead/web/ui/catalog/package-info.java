/** Tests of the catalog's screens. */
@NullMarked
package io.fairlead.web.ui.catalog;

import org.jspecify.annotations.NullMarked;
