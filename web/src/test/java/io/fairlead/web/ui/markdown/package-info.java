@NullMarked
package io.fairlead.web.ui.markdown;

import org.jspecify.annotations.NullMarked;
