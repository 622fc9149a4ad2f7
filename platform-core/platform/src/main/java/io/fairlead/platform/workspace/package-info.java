/** Workspaces, the people in them, their roles, and the tokens that stand for them. */
@NullMarked
package io.fairlead.platform.workspace;

import org.jspecify.annotations.NullMarked;
