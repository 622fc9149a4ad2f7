package io.fairlead.kernel.bench;

/** One measured figure, such as {@code regret.tpe@25}. */
record Figure(String name, double value, String unit) {}
