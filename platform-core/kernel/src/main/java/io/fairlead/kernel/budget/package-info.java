/** The arithmetic of budgets: amounts, periods in a time zone, slices, forecasts, estimates. */
@NullMarked
package io.fairlead.kernel.budget;

import org.jspecify.annotations.NullMarked;
