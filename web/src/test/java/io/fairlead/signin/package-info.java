/** Signing in by an organisation's identity provider, on a real one. */
@NullMarked
package io.fairlead.signin;

import org.jspecify.annotations.NullMarked;
