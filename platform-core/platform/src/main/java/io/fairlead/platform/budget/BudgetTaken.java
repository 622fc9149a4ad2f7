package io.fairlead.platform.budget;

/** Others took the room for a slice since it was seen: the transaction ends, the next may try. */
public final class BudgetTaken extends RuntimeException {

  private static final long serialVersionUID = 1;

  BudgetTaken() {
    super("The budget that was seen was taken meanwhile; nothing was changed.");
  }
}
