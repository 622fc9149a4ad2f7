/** The bytes of workspaces: named by their SHA-256, stored once, encrypted, checked when read. */
@NullMarked
package io.fairlead.platform.content;

import org.jspecify.annotations.NullMarked;
