package io.fairlead.web.ui.chart;

/**
 * What a chart says around its data.
 *
 * @param kind {@code history}, {@code curves} or {@code parallel}, as in chart.js
 * @param x the title of the x axis with its unit, likewise {@code y}
 * @param direction {@code MINIMIZE} or {@code MAXIMIZE}
 * @param empty said in place of a chart without data
 * @param key under which the browser remembers this chart's settings; also names saved files
 */
public record ChartLabels(
    String kind, String title, String x, String y, String direction, String empty, String key) {}
