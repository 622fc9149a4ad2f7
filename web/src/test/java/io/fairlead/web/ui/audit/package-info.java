/** Tests of the audit trail's words and address. */
@NullMarked
package io.fairlead.web.ui.audit;

import org.jspecify.annotations.NullMarked;
