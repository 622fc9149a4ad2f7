/** Signing in. */
@NullMarked
package io.fairlead.web.ui.login;

import org.jspecify.annotations.NullMarked;
