package io.fairlead.bench;

/** One measured figure, such as {@code points_per_second}. */
record Figure(String name, double value, String unit) {}
