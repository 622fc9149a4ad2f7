/** Signing in with the organisation's identity provider, where the settings name one. */
@NullMarked
package io.fairlead.web.security.oidc;

import org.jspecify.annotations.NullMarked;
