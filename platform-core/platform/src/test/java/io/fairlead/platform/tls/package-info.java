/** Tests of certificates and of where plain text may be spoken, and certificates for tests. */
@NullMarked
package io.fairlead.platform.tls;

import org.jspecify.annotations.NullMarked;
