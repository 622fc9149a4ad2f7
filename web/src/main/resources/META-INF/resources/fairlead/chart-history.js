// Objective by trial, points by state, the best so far as the strongest line.
import { STATES, brief, legend, lines, tooltip, xAxis, yAxis, zoom } from './chart-parts.js';

const FINISHED = 3;

function best(data, maximize) {
  const line = [];
  let top = null;
  for (let i = 0; i < data.values.length; i++) {
    const value = data.values[i];
    if (data.states[i] !== FINISHED || value === null) continue;
    if (top === null || (maximize ? value > top : value < top)) {
      top = value;
      line.push([data.first + i, top]);
    }
  }
  if (line.length) line.push([data.first + data.values.length - 1, top]);
  return line;
}

// Shape and colour as the chips of the page have them; what matters more is drawn later.
function looks(t) {
  return [
    { state: 4, symbol: 'circle', size: 4 },
    { state: 6, symbol: 'rect', size: 4 },
    { state: 5, symbol: 'path://M0,2 L2,0 L5,3 L8,0 L10,2 L7,5 L10,8 L8,10 L5,7 L2,10 L0,8 L3,5 Z', size: 7 },
    { state: 2, symbol: 'emptyCircle', size: 6 },
    { state: 1, symbol: 'emptyCircle', size: 7 },
    { state: FINISHED, symbol: 'circle', size: 5 },
  ].map((look) => ({ ...look, color: t.states[STATES[look.state]] }));
}

export const history = {
  zooms: true,
  offers: ['logY'],
  start: () => ({ first: 0, values: [], states: [] }),
  show(data, { first, values, states }) {
    data.first = first;
    data.values = values;
    data.states = Array.from(states, Number);
  },
  patch(data, { at, values, states }) {
    at.forEach((index, i) => {
      data.values[index] = values[i];
      data.states[index] = Number(states[i]);
    });
  },
  count: (data) => data.values.reduce((n, value) => (value === null ? n : n + 1), 0),
  lastStep: (data) => data.first + data.values.length - 1,
  summary: (data) => `${history.count(data)} trials with a value.`,
  picked: (data, at) => (at.seriesType === 'scatter' ? at.value?.[0] : undefined),
  rows(data, labels) {
    const rows = [['trial', labels.y, 'state']];
    data.values.forEach((value, i) => {
      if (value !== null) rows.push([data.first + i, value, STATES[data.states[i]]]);
    });
    return rows;
  },
  option(data, labels, settings, t, selected) {
    const maximize = labels.direction === 'MAXIMIZE';
    const points = STATES.map(() => []);
    const dimmed = [];
    for (let i = 0; i < data.values.length; i++) {
      const value = data.values[i];
      if (value === null || (settings.logY && value <= 0)) continue;
      const number = data.first + i;
      (selected && !selected.has(number) ? dimmed : points[data.states[i]]).push([number, value]);
    }
    const scatter = (name, color, symbol, size, values, z) => ({
      name, type: 'scatter', symbol, symbolSize: values.length > 3000 ? Math.max(2, size - 2) : size,
      large: values.length > 3000, largeThreshold: 3000, progressive: 0, data: values, z,
      itemStyle: { color, opacity: values.length > 3000 ? 0.55 : 0.9 },
      emphasis: { scale: 1.6 },
    });
    const series = looks(t)
      .filter(({ state }) => points[state].length)
      .map(({ state, color, symbol, size }, i) =>
        scatter(STATES[state], color, symbol, size, points[state], 2 + i));
    if (dimmed.length) series.push(scatter('not selected', t.faint, 'circle', 3, dimmed, 1));
    series.push({
      name: 'best so far', type: 'line', step: 'end', data: best(data, maximize), z: 10,
      showSymbol: false, silent: true, lineStyle: { width: 2.5, color: t.text },
      itemStyle: { color: t.text },
    });
    return {
      ...zoom(),
      legend: legend(t),
      grid: { left: 62, right: 18, top: 36, bottom: 44 },
      xAxis: xAxis(labels.x, t, false, { minInterval: 1, min: 'dataMin', max: 'dataMax' }),
      yAxis: yAxis(labels.y, t, settings.logY),
      tooltip: tooltip(t, (at) => lines(
        ['Trial', `#${at.value[0]}`], [labels.y, brief(at.value[1])], ['State', at.seriesName])),
      series,
    };
  },
};
