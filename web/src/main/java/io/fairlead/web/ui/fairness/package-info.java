/** Screens of fairness audits: the list, one audit, and the report to keep. */
@NullMarked
package io.fairlead.web.ui.fairness;

import org.jspecify.annotations.NullMarked;
