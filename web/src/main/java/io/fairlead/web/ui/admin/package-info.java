/** What admins see and do: workspaces, people, agents. */
@NullMarked
package io.fairlead.web.ui.admin;

import org.jspecify.annotations.NullMarked;
