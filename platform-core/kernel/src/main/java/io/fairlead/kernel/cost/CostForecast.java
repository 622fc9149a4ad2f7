package io.fairlead.kernel.cost;

/**
 * What a trial is expected to cost, in the unit of the search's costs; all NaN while too little is
 * known.
 *
 * @param mean the expectation
 * @param low where the 95 % interval of the cost itself begins, ≥ 0
 * @param high where it ends
 */
public record CostForecast(double mean, double low, double high) {

  static final CostForecast UNKNOWN = new CostForecast(Double.NaN, Double.NaN, Double.NaN);
}
