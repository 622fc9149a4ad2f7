/** What people's words need before they go into a file that another program opens. */
@NullMarked
package io.fairlead.platform.export;

import org.jspecify.annotations.NullMarked;
