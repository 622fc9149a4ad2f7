/** The audit trail on screen: who did what, and the proof that nothing was changed since. */
@NullMarked
package io.fairlead.web.ui.audit;

import org.jspecify.annotations.NullMarked;
