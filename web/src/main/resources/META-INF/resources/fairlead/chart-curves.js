// A metric by step, one line a trial; bands where several points share a pixel.
import { brief, legend, lines, tooltip, xAxis, yAxis, zoom } from './chart-parts.js';

const LABELLED = 5;
const BAND = 'min – max of several steps';

function smooth(values, weight) {
  if (!weight) return values;
  let last = null;
  let debias = 0;
  return values.map((value) => {
    if (value === null) return null;
    last = last === null ? value * (1 - weight) : last * weight + value * (1 - weight);
    debias = debias * weight + (1 - weight);
    return last / debias;
  });
}

function line(curve, rank, labels, settings, t, selected) {
  const color = t.series[curve.n % t.series.length];
  const strong = selected ? selected.has(curve.n) : rank < LABELLED;
  const values = smooth(curve.v, settings.smoothing);
  const usable = ([x, y]) => y !== null && !(settings.logX && x <= 0) && !(settings.logY && y <= 0);
  return {
    id: `c${curve.n}`, name: curve.name ?? `#${curve.n}`, type: 'line',
    data: curve.s.map((step, i) => [step, values[i]]).filter(usable),
    showSymbol: curve.s.length < 2, symbolSize: 5, sampling: 'lttb', z: strong ? 5 : 3,
    triggerLineEvent: true,
    lineStyle: { color, width: strong ? 1.8 : 1, opacity: strong ? 1 : 0.35 },
    itemStyle: { color, opacity: strong ? 1 : 0.5 },
    endLabel: strong && rank < LABELLED && !curve.name
      ? { show: true, formatter: `#${curve.n}`, color, fontSize: 11, distance: 4, padding: [4, 0] } : { show: false },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { focus: 'series', lineStyle: { width: 2.5, opacity: 1 } },
  };
}

function band(curve, settings, t) {
  if (!curve.lo || settings.logY) return [];
  const color = t.series[curve.n % t.series.length];
  return [{
    type: 'custom', id: `b${curve.n}`, name: BAND, silent: true, clip: true, z: 2,
    itemStyle: { color }, tooltip: { show: false },
    data: curve.s.map((step, i) => [step, curve.lo[i], curve.hi[i]]),
    encode: { x: 0, y: [1, 2] },
    renderItem(params, api) {
      if (params.context.drawn) return undefined; // one polygon for all the data
      params.context.drawn = true;
      const upper = curve.s.map((step, i) => api.coord([step, curve.hi[i]]));
      const lower = curve.s.map((step, i) => api.coord([step, curve.lo[i]]));
      return {
        type: 'polygon',
        shape: { points: [...upper, ...lower.reverse()] },
        style: { fill: color, opacity: 0.14 },
      };
    },
  }];
}

export const curves = {
  zooms: true,
  offers: ['logX', 'logY', 'smoothing'],
  start: () => ({ byNumber: new Map(), order: [] }),
  show(data, change) {
    data.byNumber.clear();
    curves.patch(data, change);
  },
  patch(data, { set, order }) {
    set.forEach((curve) => data.byNumber.set(curve.n, curve));
    data.order = order;
    for (const number of data.byNumber.keys()) {
      if (!order.includes(number)) data.byNumber.delete(number);
    }
  },
  count: (data) => [...data.byNumber.values()].reduce((n, curve) => n + curve.s.length, 0),
  lastStep: (data) => Math.max(-1, ...[...data.byNumber.values()].map((c) => c.s.at(-1) ?? -1)),
  summary: (data) => `${data.byNumber.size} curves.`,
  picked: (data, at) => (/^c\d+$/.test(at.seriesId ?? '') ? Number(at.seriesId.slice(1)) : undefined),
  rows(data, labels) {
    const rows = [['trial', labels.x, labels.y, 'min', 'max']];
    for (const curve of data.byNumber.values()) {
      curve.s.forEach((step, i) => rows.push(
        [curve.name ?? curve.n, step, curve.v[i], (curve.lo ?? curve.v)[i], (curve.hi ?? curve.v)[i]]));
    }
    return rows;
  },
  option(data, labels, settings, t, selected) {
    const ordered = data.order.map((number) => data.byNumber.get(number)).filter(Boolean);
    const banded = ordered.slice(0, LABELLED).filter((curve) => curve.lo);
    const named = ordered.some((curve) => curve.name);
    return {
      ...zoom(),
      legend: named || banded.length
        ? legend(t, { data: named
          ? ordered.map((curve) => curve.name)
          : [{ name: BAND, itemStyle: { color: t.faint } }] })
        : { show: false },
      grid: { left: 62, right: 44, top: named || banded.length ? 36 : 14, bottom: 44 },
      xAxis: xAxis(labels.x, t, settings.logX, { min: 'dataMin', max: 'dataMax' }),
      yAxis: yAxis(labels.y, t, settings.logY),
      tooltip: tooltip(t, (at) => (Array.isArray(at.value) ? lines(
        [labels.named ?? 'Trial', at.seriesName], [labels.x, brief(at.value[0])],
        [labels.y, brief(at.value[1])]) : at.seriesName)),
      series: ordered.flatMap((curve, rank) => [
        line(curve, rank, labels, settings, t, selected),
        ...(rank < LABELLED ? band(curve, settings, t) : []),
      ]),
    };
  },
};
