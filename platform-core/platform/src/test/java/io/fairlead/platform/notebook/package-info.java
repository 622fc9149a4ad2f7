@NullMarked
package io.fairlead.platform.notebook;

import org.jspecify.annotations.NullMarked;
