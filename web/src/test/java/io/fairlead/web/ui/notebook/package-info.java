@NullMarked
package io.fairlead.web.ui.notebook;

import org.jspecify.annotations.NullMarked;
