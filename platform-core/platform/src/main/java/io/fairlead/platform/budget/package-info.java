/**
 * Budgets that hold: caps with their history, the double-entry ledger, slices of running trials.
 */
@NullMarked
package io.fairlead.platform.budget;

import org.jspecify.annotations.NullMarked;
