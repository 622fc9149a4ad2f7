/** A person's own password. */
@NullMarked
package io.fairlead.web.ui.password;

import org.jspecify.annotations.NullMarked;
