/** The tables of workspaces, people, memberships and tokens. */
@NullMarked
package io.fairlead.platform.workspace.persistence;

import org.jspecify.annotations.NullMarked;
