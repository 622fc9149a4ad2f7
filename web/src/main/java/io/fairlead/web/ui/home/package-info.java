/** Where a person lands after signing in. */
@NullMarked
package io.fairlead.web.ui.home;

import org.jspecify.annotations.NullMarked;
