/** Who this platform is on the network: its certificate, and where plain text may be spoken. */
@NullMarked
package io.fairlead.platform.tls;

import org.jspecify.annotations.NullMarked;
