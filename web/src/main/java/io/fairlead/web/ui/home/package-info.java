/** Where a person lands after signing in, and where a workspace opens. */
@NullMarked
package io.fairlead.web.ui.home;

import org.jspecify.annotations.NullMarked;
