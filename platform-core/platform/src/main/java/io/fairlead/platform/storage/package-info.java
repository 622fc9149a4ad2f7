/** The database: roles, transactions bound to one workspace, migrations, the embedded server. */
@NullMarked
package io.fairlead.platform.storage;

import org.jspecify.annotations.NullMarked;
