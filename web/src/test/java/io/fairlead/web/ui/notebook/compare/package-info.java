@NullMarked
package io.fairlead.web.ui.notebook.compare;

import org.jspecify.annotations.NullMarked;
