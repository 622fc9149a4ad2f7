// Parameters and objective side by side; brushing an axis selects trials.
import { brief, tooltip } from './chart-parts.js';

const CIVIDIS = ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74',
  '#c3b369', '#e1cc55', '#fee838'];

const FOREMOST = 10;

/** The place of each row by its objective, 0 for the best. */
function rank(data, maximize) {
  const last = data.axes.length - 1;
  const order = data.rows.map((row, i) => i)
    .sort((a, b) => (data.rows[b][last] - data.rows[a][last]) * (maximize ? 1 : -1));
  const places = [];
  order.forEach((row, place) => { places[row] = place; });
  return places;
}

/** The few best stand out of the many. */
function stroke(place, count) {
  if (place < FOREMOST) return { width: 2, opacity: 0.95 };
  return { width: 1, opacity: count > 200 ? 0.12 : 0.3 };
}

export const parallel = {
  zooms: false,
  offers: [],
  start: () => ({ axes: [], rows: [], numbers: [] }),
  show(data, { axes, rows, numbers }) {
    Object.assign(data, { axes, rows, numbers });
  },
  patch(data, change) {
    parallel.show(data, change);
  },
  count: (data) => data.rows.length,
  lastStep: (data) => Math.max(-1, ...data.numbers),
  summary: (data) => `${data.rows.length} trials, ${data.axes.length} axes.`,
  picked: (data, at) => data.numbers[at.dataIndex],
  brushed(data, chart) {
    const model = chart.getModel();
    const restricted = chart.getOption().parallelAxis
      .some((axis, i) => (model.getComponent('parallelAxis', i).activeIntervals ?? []).length > 0);
    if (!restricted) return null;
    return model.getSeriesByIndex(0).getRawIndicesByActiveState('active')
      .map((index) => data.numbers[index]);
  },
  rows(data) {
    return [['trial', ...data.axes.map((axis) => axis.name)],
      ...data.rows.map((row, i) => [data.numbers[i], ...row])];
  },
  option(data, labels, settings, t, selected) {
    const ranked = rank(data, labels.direction === 'MAXIMIZE');
    const last = data.axes.length - 1;
    const objective = data.rows.map((row) => row[last]).filter((value) => value !== null);
    const low = Math.min(...objective);
    const high = Math.max(...objective);
    // The better end is the one that stands out from the page: bright on dark, dark on light.
    const rising = t.dark ? CIVIDIS.slice(3) : CIVIDIS.slice(0, 9).reverse();
    const better = labels.direction === 'MAXIMIZE' ? rising : [...rising].reverse();
    return {
      parallel: { left: 44, right: 110, top: 44, bottom: 24,
        parallelAxisDefault: {
          nameLocation: 'end', nameGap: 16, nameTruncate: { maxWidth: 110 },
          nameTextStyle: { color: t.muted, fontSize: 12 },
          axisLine: { lineStyle: { color: t.muted } }, axisTick: { lineStyle: { color: t.muted } },
          axisLabel: {
            color: t.text, fontSize: 11, formatter: brief, hideOverlap: true,
            backgroundColor: t.page, borderRadius: 3, padding: [1, 3],
          },
          areaSelectStyle: { width: 16, borderWidth: 1, borderColor: t.accent, color: t.accent, opacity: 0.25 },
        } },
      parallelAxis: data.axes.map((axis, dim) => ({
        dim, scale: true, z: 4, ...axis,
        ...(axis.type === 'category' ? { boundaryGap: true } : { min: 'dataMin', max: 'dataMax' }),
      })),
      visualMap: {
        show: true, min: low, max: high === low ? low + 1 : high, dimension: last, calculable: false,
        right: 0, top: 'middle', itemHeight: 110, itemWidth: 8, text: [brief(high), brief(low)],
        textStyle: { color: t.muted, fontSize: 11 }, inRange: { color: better }, hoverLink: false,
      },
      tooltip: tooltip(t, (at) => `#${data.numbers[at.dataIndex]} · ${labels.y} ${brief(at.value[last])}`),
      series: [{
        type: 'parallel', progressive: 0, smooth: false, inactiveOpacity: 0.04,
        activeOpacity: 1, lineStyle: { width: 1.2, opacity: 0.65 },
        emphasis: { lineStyle: { width: 3, opacity: 1 } },
        data: data.rows.map((row, i) => {
          const chosen = selected && selected.size === 1 && selected.has(data.numbers[i]);
          return { value: row, lineStyle: chosen ? { width: 3.5, opacity: 1 } : stroke(ranked[i], data.rows.length) };
        }),
      }],
    };
  },
};
