/** A person's access tokens. */
@NullMarked
package io.fairlead.web.ui.token;

import org.jspecify.annotations.NullMarked;
