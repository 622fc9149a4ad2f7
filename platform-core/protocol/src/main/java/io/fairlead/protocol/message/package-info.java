/** The messages of the protocol: Flight action bodies, their answers, and batch headers. */
@NullMarked
package io.fairlead.protocol.message;

import org.jspecify.annotations.NullMarked;
